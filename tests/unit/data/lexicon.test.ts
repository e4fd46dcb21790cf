import { describe, expect, it } from 'vitest';
import { readLexiconFiles, readLexiconGroups } from '../../../scripts/read-lexicon.ts';
import { normaliseTerm } from '../../../utils/language/open-lexicon.ts';
import { tokenise } from '../../../utils/text/tokenise.ts';

const groups = readLexiconGroups();

describe('the concept lexicon', () => {
  it('has a few hundred groups over the fields of its readers', () => {
    expect(groups.length).toBeGreaterThanOrEqual(250);
    expect(readLexiconFiles().map(({ field }) => field)).toEqual([
      'ai',
      'b2b',
      'content',
      'ecommerce',
      'finance',
      'growth',
      'technology',
      'work',
    ]);
  });

  it('names every concept once', () => {
    const names = groups.filter(({ isLoose }) => !isLoose).map(({ concept }) => normaliseTerm(concept));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('holds no term twice in one group', () => {
    const repeated = groups.flatMap(({ concept, terms }) => {
      const folded = terms.map(normaliseTerm);
      return folded.filter((term, index) => folded.indexOf(term) !== index).map((term) => `${concept}: ${term}`);
    });
    expect(repeated).toEqual([]);
  });

  it('holds a term in one group only, unless every place says with * that it has several meanings', () => {
    const ambiguous = new Set(readLexiconFiles().flatMap((file) => file.ambiguous.map(normaliseTerm)));
    const places = new Map<string, Set<string>>();
    for (const { concept, terms, isLoose } of groups) {
      for (const term of [...(isLoose ? [] : [concept]), ...terms].map(normaliseTerm))
        places.set(term, (places.get(term) ?? new Set()).add(concept));
    }
    const conflicting = [...places].filter(([term, concepts]) => concepts.size > 1 && !ambiguous.has(term));
    expect(conflicting).toEqual([]);
  });

  it('holds only terms that can be found in a text: at least two characters of Han, or a Latin word', () => {
    const tooShort = groups
      .flatMap(({ terms }) => terms)
      .filter((term) => {
        const tokens = tokenise(term);
        return tokens.length === 0 || (tokens.length === 1 && (tokens[0]?.length ?? 0) < 2);
      });
    expect(tooShort).toEqual([]);
  });

  it('writes Latin letters in one script: a Cyrillic letter in a Latin word finds nothing', () => {
    const mixed = groups.flatMap(({ terms }) => terms).filter((term) => /[а-яё]/iu.test(term));
    expect(mixed).toEqual([]);
  });

  it('puts the seasons of shopping, the names of turnover, of followers and of spoken content together', () => {
    const conceptOf = (term: string) =>
      groups.find(({ terms }) => terms.map(normaliseTerm).includes(normaliseTerm(term)))?.concept;
    expect(['618', '双11', '购物节', '百亿补贴'].map(conceptOf)).toEqual(['大促', '大促', '大促', '大促']);
    expect(['GMV', '销售额', '交易额'].map(conceptOf)).toEqual(['成交额', '成交额', '成交额']);
    expect(['粉丝', '起号', '自媒体'].map(conceptOf)).toEqual(['涨粉', '涨粉', '涨粉']);
    expect(['播客', '有声书', '听书'].map(conceptOf)).toEqual(['音频', '音频', '音频']);
  });
});

import type { Frequencies } from '../language/open-frequencies.ts';
import type { Lexicon } from '../language/open-lexicon.ts';
import { countCompounds, isCompound, MIN_PART_RATING, rateHead } from './compounds.ts';
import { addQuoted } from './find-quoted.ts';
import { findTitleNames } from './find-title-names.ts';
import { findForeignStopWords } from './foreign-stop-words.ts';
import { createGrammarTest, createHanTest } from './han-tests.ts';
import { type Collected, describeCandidate, type KeywordCandidate } from './keyword-candidate.ts';
import { isKeywordNumber } from './keyword-numbers.ts';
import { findLatinNames } from './latin-names.ts';
import type { PageFields } from './page-fields.ts';
import { cutWords, type PageWord } from './page-words.ts';
import { rateWord } from './rate-word.ts';
import { isStopWord, isWeakWord } from './stop-words.ts';

/** A compound is rarer than its rarer part by about this. Range 2..6. */
const COMPOUND_RARENESS = 3;
/** Document frequency at the least of a quoted term or one of the lexicon, which the table may not know. */
const RARE_DOCUMENTS = 60;
/** How far a kind of term is trusted to be one. Range 0.5..1.7; of Latin names on a Chinese page 1.3 to 1.7 are alike. */
const TRUST = { word: 1, newWord: 0.95, compound: 0.9, quoted: 0.85, latin: 1.6 };

/**
 * Every term of the page that could be a keyword: words, names, numbers that are names, compounds that repeat, titles of
 * works and quoted terms that repeat, terms of the lexicon.
 */
export function collectCandidates(page: PageFields, frequencies: Frequencies, lexicon?: Lexicon): KeywordCandidate[] {
  const { folded } = page;
  const allWords = cutWords(folded, frequencies);
  const foreign = findForeignStopWords(allWords);
  const words = foreign.size === 0 ? allWords : allWords.filter(({ text }) => !foreign.has(text));
  const found = new Map<string, Collected>();
  /** `judge` gives what is trusted of the term and how common it is; asked at its first place only. */
  const add = (start: number, end: number, judge: () => Pick<Collected, 'trust' | 'documentFrequency'>) => {
    const spelled = folded.slice(start, end);
    const term = spelled.includes(' ') ? spelled.replace(/\s+/gu, ' ') : spelled;
    const known = found.get(term);
    if (known === undefined) found.set(term, { starts: [start], end: end - start, ...judge() });
    else if (known.starts[known.starts.length - 1] !== start) known.starts.push(start);
  };

  // On a Chinese page a Latin word is a name, and the first thing a reader sees.
  const hanCount = words.reduce((count, { isHan }) => count + (isHan ? 1 : 0), 0);
  const latinTrust = hanCount > words.length / 2 ? TRUST.latin : TRUST.word;
  const names = findLatinNames(words, page.text);
  const inName = new Set<number>();
  for (const { from, to, start, end } of names) {
    for (let i = from; i <= to; i++) inName.add(i);
    add(start, end, () => {
      const parts = words.slice(from, to + 1).map(({ text }) => frequencies.documentFrequency(text));
      return { trust: latinTrust, documentFrequency: Math.max(1, Math.min(...parts) / COMPOUND_RARENESS) };
    });
  }
  const counts = new Map<string, number>();
  for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  const hasGrammarEdge = createGrammarTest();
  const beginsCompound = Uint8Array.from(words, (word, index) => {
    const next = words[index + 1];
    return next !== undefined && isCompound(word, next, folded, hasGrammarEdge) ? 1 : 0;
  });
  const compounds = countCompounds(words, beginsCompound, folded, counts, frequencies);
  const isHanKeyword = createHanTest(hasGrammarEdge);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as PageWord;
    if (!inName.has(index) && (word.isHan ? isHanKeyword(word.text) : isLatinKeyword(word, folded))) {
      add(word.start, word.end, () => ({
        trust: rateSingle(word, latinTrust, frequencies),
        documentFrequency: frequencies.documentFrequency(word.text),
      }));
    }
    const next = words[index + 1];
    if (next === undefined || beginsCompound[index] === 0) continue;
    const text = folded.slice(word.start, next.end);
    if (!compounds.has(text)) continue;
    add(word.start, next.end, () => {
      const rarer = Math.min(
        frequencies.documentFrequency(word.text),
        next.text.length === 1 ? Number.POSITIVE_INFINITY : frequencies.documentFrequency(next.text),
      );
      const trust = TRUST.compound * rateHead(next, frequencies);
      return { trust, documentFrequency: Math.max(1, rarer / COMPOUND_RARENESS) };
    });
  }
  const atLeastRare = (term: string) => Math.max(RARE_DOCUMENTS, frequencies.documentFrequency(term));
  addQuoted(page, (start, end) =>
    add(start, end, () => ({ trust: TRUST.quoted, documentFrequency: atLeastRare(folded.slice(start, end)) })),
  );
  for (const { start, end } of findTitleNames(page)) {
    const term = folded.slice(start, end);
    if ((found.get(term)?.trust ?? 0) >= MIN_PART_RATING) continue;
    found.delete(term); // rated as grammar, and here it is a name
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length))
      add(at, at + term.length, () => ({ trust: TRUST.newWord, documentFrequency: atLeastRare(term) }));
  }
  const begins = new Uint8Array(folded.length + 1);
  const ends = new Uint8Array(folded.length + 1);
  for (const { start, end } of words) {
    begins[start] = 1;
    ends[end] = 1;
  }
  for (const { start, end } of lexicon?.findIn(folded) ?? []) {
    if (begins[start] === 0 || ends[end] === 0) continue; // 品牌商 in 品牌商家 is no word
    const term = folded.slice(start, end);
    if (isStopWord(term) || isWeakWord(term) || found.get(term)?.starts.includes(start)) continue;
    add(start, end, () => ({ trust: TRUST.word, documentFrequency: atLeastRare(term) }));
  }
  return [...found].map(([term, collected]) => describeCandidate(term, collected, page, frequencies));
}

function rateSingle(word: PageWord, latinTrust: number, frequencies: Frequencies): number {
  if (!word.isHan) return latinTrust;
  return frequencies.isWord(word.text) ? TRUST.word * rateWord(word.text, frequencies) : TRUST.newWord;
}

/** True for a Latin or number word that can stand as a chip by itself. */
function isLatinKeyword({ text, start, end }: PageWord, folded: string): boolean {
  if (text.length < 2 || isStopWord(text)) return false;
  if (/^\d/u.test(text) && !/[a-z]/u.test(text)) return isKeywordNumber(folded, start, end);
  // 5g, 3d, b2b are names; 100mb, 2nd and 10x are figures.
  return !FIGURE.test(text);
}

const FIGURE = /^\d+(?:st|nd|rd|th|x|k|m|w|gb|mb|tb|kb|px|ms|s|h|km|kg|cm|mm|mah|hz|ghz|kw|kwh|nm|v|am|pm)$/u;

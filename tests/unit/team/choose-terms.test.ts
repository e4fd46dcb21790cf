import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import { collectPageTerms } from '../../../utils/search/rank/page-terms.ts';
import { chooseTerms, MOST_TERMS } from '../../../utils/team/choose-terms.ts';
import { fold } from '../../../utils/text/fold.ts';
import { openPackagedLanguage } from '../../bench/open-packaged-language.ts';

const { frequencies } = openPackagedLanguage();
const NONE: ReadonlySet<string> = new Set();

function choose(page: { title?: string; text: string; url?: string }, disabled = NONE) {
  return chooseTerms(collectPageTerms(createPage(page)).terms, frequencies, disabled, null);
}

it('the rare words of a page weigh more than those that every page has', () => {
  const terms = choose({
    title: '退款率进了周报',
    text: '我们把退款率写进周报。我们觉得这个数字很好，因为我们可以看它。',
  });
  const place = (term: string) => terms.findIndex((chosen) => chosen.term === term);
  expect(place('退款')).toBeGreaterThanOrEqual(0);
  expect(place('退款')).toBeLessThan(place('我们') < 0 ? Number.POSITIVE_INFINITY : place('我们'));
});

it('words that the reader switched off stay here', () => {
  const page = { text: '退款率进了大促的周报，天猫看退款后的成交。' };
  expect(choose(page).map(({ term }) => term)).toContain('退款');
  expect(choose(page, new Set(['退款'])).map(({ term }) => term)).not.toContain('退款');
});

it('keys, hashes and addresses stay here: they are longer than words', () => {
  const secrets = ['c2b7f0a94e1d4b6f8a33c2b7f0a94e1d', 'intranet.finance.team-a.example.org'];
  const sent = choose({ text: `登录用 ${secrets.join(' 和 ')}，退款率看周报。` }).map(({ term }) => term);
  expect(sent.filter((term) => secrets.some((secret) => secret === term))).toEqual([]);
  expect(sent).toContain('退款');
});

const text = fc
  .array(
    fc.constantFrom('退款率', '大促', '天猫', '直播', '。', '，', ' ', 'GMV', 'iPhone17', '618', '\n', '复盘', 'AI'),
  )
  .map((pieces) => pieces.join(''));

it('of any page at most 96 terms leave, each once, each short, each the page’s own, none a run of it', () => {
  const page = fc.record({ title: text, text: fc.oneof(text, fc.string({ unit: 'grapheme', maxLength: 3000 })) });
  fc.assert(
    fc.property(page, (fields) => {
      const url = 'https://news.example/private?reader=42';
      const sent = choose({ ...fields, url }).map(({ term }) => term);
      expect(sent.length).toBeLessThanOrEqual(MOST_TERMS);
      expect(new Set(sent).size).toBe(sent.length);
      const own = new Set(collectPageTerms(createPage(fields)).terms.map(({ term }) => term));
      for (const term of sent) {
        expect(own).toContain(term);
        expect(term.length).toBeLessThanOrEqual(24);
        expect(term).not.toMatch(/[\s。，]/);
        if (fold(term) !== term) throw new Error(`${term} is not folded`);
      }
      if (!/private|reader|news/.test(`${fields.title}${fields.text}`)) {
        expect(sent.join(' ')).not.toMatch(/private|reader|news\.example/);
      }
    }),
    { numRuns: 200 },
  );
});

it('a page of thousands of different words gives its heaviest 96', () => {
  const words = Array.from({ length: 5000 }, (_, i) => `word${i}x`);
  expect(choose({ text: words.join(' ') })).toHaveLength(MOST_TERMS);
});

it('what the engine says is nowhere in its posts is not asked for', () => {
  const terms = collectPageTerms(createPage({ text: '退款率进了大促的周报' })).terms;
  const documentFrequency = new Map(terms.map(({ term }) => [term, term === '退款' ? 3 : 0]));
  const chosen = chooseTerms(terms, frequencies, NONE, { postCount: 100, documentFrequency });
  expect(chosen.map(({ term }) => term)).toEqual(['退款']);
});

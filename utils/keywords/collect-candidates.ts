import type { Frequencies } from '../language/open-frequencies.ts';
import type { Lexicon } from '../language/open-lexicon.ts';
import { findTitleNames } from './find-title-names.ts';
import { isKeywordNumber } from './keyword-numbers.ts';
import { findLatinNames } from './latin-names.ts';
import type { PageFields } from './page-fields.ts';
import { cutWords, type PageWord } from './page-words.ts';
import { rateWord } from './rate-word.ts';
import { isStopWord, isWeakWord } from './stop-words.ts';

/** Two words are one term when they stand together this often, and in this share of the rarer one's places. */
const MIN_COMPOUND_COUNT = 2;
const MIN_COMPOUND_SHARE = 0.5;
/** Both parts of a Chinese compound must be rated this (see rate-word.ts): 叫嚣报警 is no term. Range 0.5..0.9. */
const MIN_PART_RATING = 0.62;
/** Longest Chinese compound, and Latin one, in code units. */
const MAX_COMPOUND_LENGTH = 7;
const MAX_LATIN_COMPOUND_LENGTH = 28;
/** A compound is rarer than its rarer part by about this. Range 2..6. */
const COMPOUND_RARENESS = 3;
/** Longest title of a work or quoted term that fits a chip. */
const MAX_QUOTED_LENGTH = 16;
/** Document frequency at the least of a quoted term or one of the lexicon, which the table may not know. */
const RARE_DOCUMENTS = 60;
/** Endings that make a term of a word: 退款率, 消费券, 操盘手. */
const SUFFIXES = new Set('率额量力者员商券店费型版法权业圈战网端卡群机局院案款车税债险牌手图主流迷'.split(''));
/** How far a kind of term is trusted to be one. Range 0.5..1. */
const TRUST = { word: 1, newWord: 0.95, compound: 0.9, quoted: 0.85, latin: 1.3 };

/** A term of the page that may become a chip. */
export interface KeywordCandidate {
  /** Folded. */
  term: string;
  /** As the page spells it most often. */
  spelling: string;
  count: number;
  /** Occurrences, each counted by the weight of its place. */
  weightedCount: number;
  /** Offset of the first occurrence in the joined text. */
  first: number;
  documentFrequency: number;
  isTableWord: boolean;
  trust: number;
}

interface Collected {
  starts: number[];
  end: number;
  trust: number;
  documentFrequency: number;
}

/**
 * Every term of the page that could be a keyword: words, names, numbers that are names, compounds that repeat, titles of
 * works and quoted terms that repeat, terms of the lexicon.
 */
export function collectCandidates(page: PageFields, frequencies: Frequencies, lexicon?: Lexicon): KeywordCandidate[] {
  const { folded } = page;
  const words = cutWords(folded, frequencies);
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
  for (const [index, word] of words.entries()) {
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
  return [...found].map(([term, collected]) => describe(term, collected, page, frequencies));
}

function describe(
  term: string,
  { starts, end, trust, documentFrequency }: Collected,
  page: PageFields,
  frequencies: Frequencies,
): KeywordCandidate {
  const spellings = new Map<string, number>();
  let weightedCount = 0;
  let field = 0;
  for (const start of starts.toSorted((a, b) => a - b)) {
    while ((page.fields[field]?.end ?? Number.POSITIVE_INFINITY) <= start) field++;
    weightedCount += page.fields[field]?.weight ?? 1;
    const spelled = page.text.slice(start, start + end);
    const spelling = spelled.includes(' ') ? spelled.replace(/\s+/gu, ' ') : spelled;
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  const [spelling] = [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best), [term, 0]);
  const isTableWord = frequencies.isWord(term);
  return {
    term,
    spelling,
    count: starts.length,
    weightedCount,
    first: Math.min(...starts),
    documentFrequency,
    isTableWord,
    trust,
  };
}

function rateSingle(word: PageWord, latinTrust: number, frequencies: Frequencies): number {
  if (!word.isHan) return latinTrust;
  return frequencies.isWord(word.text) ? TRUST.word * rateWord(word.text, frequencies) : TRUST.newWord;
}

/** A compound is a noun as far as its last part is; an ending such as 率 always makes one. */
function rateHead(head: PageWord, frequencies: Frequencies): number {
  return head.text.length === 1 ? 1 : rateWord(head.text, frequencies);
}

/** Says which Chinese words can stand as chips by themselves; remembers, since words repeat on a page. */
function createHanTest(hasGrammarEdge: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = text.length > 1 && !isStopWord(text) && !isWeakWord(text) && !hasGrammarEdge(text);
      known.set(text, answer);
    }
    return answer;
  };
}

/** True for a Latin or number word that can stand as a chip by itself. */
function isLatinKeyword({ text, start, end }: PageWord, folded: string): boolean {
  if (text.length < 2 || isStopWord(text)) return false;
  if (/^\d/u.test(text) && !/[a-z]/u.test(text)) return isKeywordNumber(folded, start, end);
  // 5g, 3d, b2b are names; 100mb, 2nd and 10x are figures.
  return !FIGURE.test(text);
}

const FIGURE = /^\d+(?:st|nd|rd|th|x|k|m|w|gb|mb|tb|kb|px|ms|s|h|km|kg|cm|mm|mah|hz|ghz|kw|kwh|nm|v|am|pm)$/u;
const COUNT =
  /^[前后上下新每哪这那第]?[一二两三四五六七八九十几半数百千万]+[个名位年月日天次种件条项家点号届成倍盏份代站台款部只张轮期间层分大批套片辆张座]/u;
const PERSON =
  /(?:女士|先生|阿姨|大爷|师傅|某某?)$|^[小老][王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董程曹袁邓许沈曾彭吕卢蒋蔡丁魏薛叶余潘杜夏钟汪田任姜范石姚谭廖邹]$/u;

/**
 * Says Chinese words that count (两名女子, 七成), end in grammar (发布了), or hide a name (陈女士, 老周); remembers, since
 * words repeat on a page.
 */
function createGrammarTest(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer =
        COUNT.test(text) ||
        PERSON.test(text) ||
        /^[哪这那每某]|[的了着们吗呢吧]$|.{2}[后前里中上下内外时]$/u.test(text);
      known.set(text, answer);
    }
    return answer;
  };
}

function countCompounds(
  words: PageWord[],
  beginsCompound: Uint8Array,
  folded: string,
  counts: ReadonlyMap<string, number>,
  frequencies: Frequencies,
): Set<string> {
  const compounds = new Map<string, { count: number; rarer: number }>();
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next === undefined || beginsCompound[index] === 0) continue;
    if (word.isHan && Math.min(rateWord(word.text, frequencies), rateHead(next, frequencies)) < MIN_PART_RATING)
      continue;
    const text = folded.slice(word.start, next.end);
    const rarer =
      next.text.length === 1
        ? (counts.get(word.text) ?? 0)
        : Math.min(counts.get(word.text) ?? 0, counts.get(next.text) ?? 0);
    const known = compounds.get(text);
    if (known === undefined) compounds.set(text, { count: 1, rarer });
    else known.count++;
  }
  const kept = new Set<string>();
  for (const [text, { count, rarer }] of compounds) {
    // A word that stands nowhere without this ending is no word of this page: 灵巧手, not 灵巧.
    const isAlways = count === rarer && SUFFIXES.has(text.charAt(text.length - 1));
    if (isAlways || (count >= MIN_COMPOUND_COUNT && count >= MIN_COMPOUND_SHARE * rarer)) kept.add(text);
  }
  return kept;
}

/** True for two neighbouring words that could be one term: 消费 + 疲劳, 退款 + 率, Stable + Diffusion. */
function isCompound(
  first: PageWord,
  second: PageWord,
  folded: string,
  hasGrammarEdge: (text: string) => boolean,
): boolean {
  if (isStopWord(first.text) || isStopWord(second.text)) return false;
  if (first.isHan !== second.isHan) return false;
  if (!first.isHan) {
    const areNames = /^[a-z][a-z.&+]+$/u.test(first.text) && /^[a-z]/u.test(second.text);
    return (
      areNames && folded.slice(first.end, second.start) === ' ' && second.end - first.start <= MAX_LATIN_COMPOUND_LENGTH
    );
  }
  if (first.end !== second.start || second.end - first.start > MAX_COMPOUND_LENGTH || first.text.length < 2)
    return false;
  if (second.text.length === 1) return SUFFIXES.has(second.text) && !isWeakWord(first.text);
  return (
    !(isWeakWord(first.text) && isWeakWord(second.text)) && !hasGrammarEdge(first.text) && !hasGrammarEdge(second.text)
  );
}

/** Titles of works in 《》, and terms in quotation marks that stand in the page's title or elsewhere on the page too. */
function addQuoted({ text, folded, titleEnd }: PageFields, add: (start: number, end: number) => void): void {
  for (const match of text.matchAll(/《([^《》\n]{2,16})》|[“"「『]([^“”"「」『』\n，。；！？,;]{2,16})[”"」』]/gu)) {
    const content = match[1] ?? match[2] ?? '';
    const start = match.index + 1;
    const end = start + content.length;
    if (content.length > MAX_QUOTED_LENGTH || isStopWord(content) || isWeakWord(content)) continue;
    const isWork = match[1] !== undefined;
    const term = folded.slice(start, end);
    const standsAgain = folded.indexOf(term, end) !== -1 || folded.indexOf(term) < Math.min(start, titleEnd);
    const isTerm = content.length <= 8 && standsAgain && !/[的了吗呢吧啊在是我你他]|\s/u.test(content);
    if (!isWork && !isTerm) continue;
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length))
      add(at, at + term.length);
  }
}

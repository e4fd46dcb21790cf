import type { Frequencies } from '../language/open-frequencies.ts';
import type { PageFields } from './page-fields.ts';

/** A term of the page that may become a chip. */
export interface KeywordCandidate {
  /** Folded. */
  term: string;
  /** As the page spells it most often. */
  spelling: string;
  count: number;
  /** Occurrences, each counted by the weight of its place. */
  weightedCount: number;
  /** Paragraphs, title and headings that it stands in. */
  lines: number;
  /** Offset of the first occurrence in the joined text. */
  first: number;
  documentFrequency: number;
  isTableWord: boolean;
  trust: number;
}

/** A term with its places, before it is described. */
export interface Collected {
  starts: number[];
  end: number;
  trust: number;
  documentFrequency: number;
}

/** What is said of a term as a whole. */
export function describeCandidate(
  term: string,
  { starts, end, trust, documentFrequency }: Collected,
  page: PageFields,
  frequencies: Frequencies,
): KeywordCandidate {
  const spellings = new Map<string, number>();
  let weightedCount = 0;
  let field = 0;
  const lines = new Set<number>();
  for (const start of starts.toSorted((a, b) => a - b)) {
    while ((page.fields[field]?.end ?? Number.POSITIVE_INFINITY) <= start) field++;
    weightedCount += page.fields[field]?.weight ?? 1;
    lines.add(page.text.lastIndexOf('\n', start));
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
    lines: lines.size,
    first: Math.min(...starts),
    documentFrequency,
    isTableWord,
    trust,
  };
}

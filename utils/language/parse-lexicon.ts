import type { LexiconGroup } from '../protocol/lexicon-group.ts';

const TOPIC = /^\[(.*?)\](.*)$/u;

/** One line that is no group: for people, with its number from 1. */
export interface LexiconProblem {
  line: number;
  problem: 'no-colon' | 'no-terms';
  text: string;
}

/**
 * Reads groups as people write them, one to a line: `大促: 618, 双11, 购物节`. Both kinds of commas and colons do.
 * A line `[优惠] 薅羊毛` begins a topic: the groups below are parts of it, the words beside it speak of it without
 * meaning any of the others; `[]` ends it. Lines that begin with # are comments. A `*` after a term says that it is meant to stand in more than one group.
 */
export function parseLexicon(
  text: string,
  field: string,
): { groups: LexiconGroup[]; ambiguous: string[]; problems: LexiconProblem[] } {
  const groups: LexiconGroup[] = [];
  const ambiguous = new Set<string>();
  const problems: LexiconProblem[] = [];
  let topic = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = TOPIC.exec(line);
    if (header !== null) topic = (header[1] ?? '').trim();
    const colon = line.search(/[:：]/u);
    if (header === null && colon < 1) {
      problems.push({ line: index + 1, problem: 'no-colon', text: line.slice(0, 80) });
      continue;
    }
    const terms = (header === null ? line.slice(colon + 1) : (header[2] ?? ''))
      .split(/[,，、]/u)
      .map((term) => term.trim())
      .filter((term) => term !== '');
    if (terms.length === 0 && header === null) {
      problems.push({ line: index + 1, problem: 'no-terms', text: line.slice(0, 80) });
      continue;
    }
    if (terms.length === 0) continue;
    for (const term of terms) if (term.endsWith('*')) ambiguous.add(term.slice(0, -1).trimEnd());
    groups.push({
      concept: header === null ? line.slice(0, colon).trim() : topic,
      field,
      terms: terms.map((term) => term.replace(/\s*\*$/u, '')),
      ...(topic === '' ? {} : { topic }),
      ...(header === null ? {} : { isLoose: true }),
    });
  }
  return { groups, ambiguous: [...ambiguous], problems };
}

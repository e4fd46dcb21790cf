import type { LexiconGroup } from './lexicon-group.ts';

/** One line that is no group: for people, with its number from 1. */
export interface LexiconProblem {
  line: number;
  problem: 'no-colon' | 'no-terms';
  text: string;
}

/**
 * Reads groups as people write them, one to a line: `大促: 618, 双11, 购物节`. Both kinds of commas and colons do.
 * Lines that begin with # are comments. A `*` after a term says that it is meant to stand in more than one group.
 */
export function parseLexicon(
  text: string,
  field: string,
): { groups: LexiconGroup[]; ambiguous: string[]; problems: LexiconProblem[] } {
  const groups: LexiconGroup[] = [];
  const ambiguous = new Set<string>();
  const problems: LexiconProblem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const colon = line.search(/[:：]/u);
    if (colon < 1) {
      problems.push({ line: index + 1, problem: 'no-colon', text: line.slice(0, 80) });
      continue;
    }
    const terms = line
      .slice(colon + 1)
      .split(/[,，、]/u)
      .map((term) => term.trim())
      .filter((term) => term !== '');
    if (terms.length === 0) {
      problems.push({ line: index + 1, problem: 'no-terms', text: line.slice(0, 80) });
      continue;
    }
    for (const term of terms) if (term.endsWith('*')) ambiguous.add(term.slice(0, -1).trimEnd());
    groups.push({
      concept: line.slice(0, colon).trim(),
      field,
      terms: terms.map((term) => term.replace(/\s*\*$/u, '')),
    });
  }
  return { groups, ambiguous: [...ambiguous], problems };
}

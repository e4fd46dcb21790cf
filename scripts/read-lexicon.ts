import { readdirSync, readFileSync } from 'node:fs';
import { parseLexicon } from '../utils/language/parse-lexicon.ts';
import type { LexiconGroup } from '../utils/protocol/lexicon-group.ts';

const DIRECTORY = new URL('../data/lexicon/', import.meta.url);

/** Every group of data/lexicon/*.txt, files in the order of their names. Throws at a line that is no group. */
export function readLexiconGroups(): LexiconGroup[] {
  return readLexiconFiles().flatMap(({ groups }) => groups);
}

export function readLexiconFiles(): { field: string; groups: LexiconGroup[]; ambiguous: string[] }[] {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => {
    const field = name.replace(/\.txt$/u, '');
    const { groups, ambiguous, problems } = parseLexicon(readFileSync(new URL(name, DIRECTORY), 'utf8'), field);
    const [problem] = problems;
    if (problem !== undefined)
      throw new Error(`data/lexicon/${name}:${problem.line}: ${problem.problem}: ${problem.text}`);
    return { field, groups, ambiguous };
  });
}

import type { Script } from './script-of.ts';

/** A stretch of a text, [start, end) in UTF-16 code units. */
export interface Passage {
  start: number;
  end: number;
}

/** Longest passage by script: about four sentences. The embeddings were learned from stretches of this length. */
const PASSAGE_CODE_UNITS: Record<Script, number> = { han: 220, latin: 500 };
/** A sentence end is looked for in this last share of a passage. */
const END_SHARE = 0.45;
/** What is left over below this share of a passage is too short to be one of its own. */
const LEAST_SHARE = 0.2;
const SENTENCE_ENDS = new Set('。！？!?；;\n…');
const CLAUSE_ENDS = new Set('，,、：: ');

/** Cuts the beginning of a text into passages that end where sentences end, `limit` at most. */
export function cutPassages(text: string, script: Script, limit: number): Passage[] {
  const longest = PASSAGE_CODE_UNITS[script];
  const passages: Passage[] = [];
  let start = 0;
  while (start < text.length && passages.length < limit) {
    const end =
      text.length - start <= longest * (1 + LEAST_SHARE) ? text.length : findEnd(text, start, longest, script);
    passages.push({ start, end });
    start = end;
  }
  return passages;
}

function findEnd(text: string, start: number, longest: number, script: Script): number {
  const last = start + longest;
  const first = Math.floor(last - longest * END_SHARE);
  let clause = 0;
  for (let at = last; at > first; at--) {
    const sign = text.charAt(at - 1);
    if (SENTENCE_ENDS.has(sign) || (script === 'latin' && sign === '.' && text.charAt(at) === ' ')) return at;
    if (clause === 0 && CLAUSE_ENDS.has(sign)) clause = at;
  }
  return clause > 0 ? clause : last;
}

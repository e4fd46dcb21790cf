import type { Reaction } from '../../post/post.ts';

const MAX_REACTIONS_LINE = 400;
const EMOJI =
  '(?:\\p{RI}\\p{RI}|[#*0-9]\\uFE0F?\\u20E3|(?![©®™])\\p{Extended_Pictographic}[\\uFE0F\\p{EMod}]*(?:\\u200D\\p{Extended_Pictographic}[\\uFE0F\\p{EMod}]*)*)';
const REACTION = new RegExp(`(${EMOJI})[ \\t]*(\\d{1,9}(?:\\.\\d{1,3})?)([KkMm万]?)`, 'gu');
const REACTIONS_LINE = new RegExp(`^(?:${EMOJI}[ \\t]*\\d{1,9}(?:\\.\\d{1,3})?[KkMm万]?[ \\t]*)+$`, 'u');
const COUNT_UNITS: Record<string, number> = { k: 1000, m: 1_000_000, 万: 10_000 };

/** Reads a line of reactions (`❤2😢1`), or returns null when the line is anything else. `1.2K` counts as 1200. */
export function parseReactions(line: string): Reaction[] | null {
  const text = line.trim();
  if (text.length > MAX_REACTIONS_LINE || !REACTIONS_LINE.test(text)) return null;
  const reactions: Reaction[] = [];
  for (const [, emoji = '', count = '', unit = ''] of text.matchAll(REACTION)) {
    reactions.push({ emoji, count: Math.round(Number(count) * (COUNT_UNITS[unit.toLowerCase()] ?? 1)) });
  }
  return reactions;
}

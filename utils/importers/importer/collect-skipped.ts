import type { Skipped } from '../../protocol/library-client.ts';

/** Kinds of skipped things kept apart; a hostile file cannot make the list longer than this. */
const MAX_KINDS = 500;

export interface SkippedCollector {
  add(skipped: Skipped): void;
  list(): Skipped[];
}

/** Folds what was skipped by reason and file: the first place and sample stand, counts add up. */
export function collectSkipped(): SkippedCollector {
  const kinds = new Map<string, Skipped>();
  return {
    add(skipped) {
      const key = `${skipped.reason}\n${skipped.place.replace(/[:#@]\d+$/, '')}`;
      const reasonKey = `${skipped.reason}\n`;
      const known = kinds.get(key) ?? (kinds.size >= MAX_KINDS ? kinds.get(reasonKey) : undefined);
      if (known) known.count += skipped.count;
      else kinds.set(kinds.size >= MAX_KINDS ? reasonKey : key, { ...skipped });
    },
    list: () => [...kinds.values()].map((skipped) => ({ ...skipped })),
  };
}

import type { LexiconGroup } from '../protocol/lexicon-group.ts';
import { fold } from '../text/fold.ts';
import { isHanUnit } from '../text/tokenise.ts';

/** One place in a text where a term of the lexicon stands. Offsets are UTF-16 units. */
export interface LexiconHit {
  start: number;
  end: number;
  concepts: readonly number[];
}

/**
 * What the lexicon knows. A concept, by its number, is what texts are compared by: a topic with all its groups, or a
 * group that stands alone.
 */
export interface Lexicon {
  conceptCount: number;
  /** Folded terms of a concept, its name and those of its groups included. */
  termsOf(concept: number): readonly string[];
  /** Name of the group in which both folded terms stand, so that a reader accepts "甲 ≈ 乙"; null when there is none. */
  nameJoining(foldedTerm: string, other: string): string | null;
  /** Concepts of a folded term; usually none or one. */
  conceptsOf(foldedTerm: string): readonly number[];
  /** Longest terms in a folded text, left to right, not overlapping. Latin terms match whole words only. */
  findIn(folded: string): LexiconHit[];
}

const NONE: readonly number[] = [];

/**
 * Opens a lexicon of concepts. Later groups with the name of an earlier one add their terms to it, which is how the
 * reader's own groups merge with the bundled ones. The name of a group is one of its terms.
 */
export function openLexicon(groups: readonly LexiconGroup[]): Lexicon {
  const terms = new Map<string, Set<string>>();
  const topicOfGroup = new Map<string, string>();
  const groupsOf = new Map<string, { key: string; name: string }[]>();
  for (const group of groups) {
    const key = normaliseTerm(group.concept);
    const topic = normaliseTerm(group.topic ?? topicOfGroup.get(key) ?? group.concept);
    const known = terms.get(topic) ?? new Set<string>();
    terms.set(topic, known);
    if (!group.isLoose) topicOfGroup.set(key, topic);
    for (const term of [group.topic ?? '', group.concept, ...group.terms].map(normaliseTerm)) {
      if (term !== '') known.add(term);
    }
    if (group.isLoose) continue;
    for (const term of new Set([group.concept, ...group.terms].map(normaliseTerm))) {
      groupsOf.set(term, [...(groupsOf.get(term) ?? []), { key, name: group.concept }]);
    }
  }
  const folded = [...terms.values()].map((set) => [...set]);
  const concepts = new Map<string, number[]>();
  // For each two first units, the longest term: most places of a text are passed over by one look.
  const longestFrom = new Map<number, number>();
  const mayBegin = new Uint8Array(65536);
  for (const [concept, terms] of folded.entries()) {
    for (const term of terms) {
      const known = concepts.get(term);
      if (known === undefined) concepts.set(term, [concept]);
      else if (!known.includes(concept)) known.push(concept);
      const key = startKey(term, 0);
      longestFrom.set(key, Math.max(longestFrom.get(key) ?? 0, term.length));
      mayBegin[hashOf(term, 0)] = 1;
    }
  }
  return {
    conceptCount: folded.length,
    termsOf: (concept) => folded[concept] ?? [],
    nameJoining(term, other) {
      const others = groupsOf.get(other);
      return groupsOf.get(term)?.find(({ key }) => others?.some((group) => group.key === key))?.name ?? null;
    },
    conceptsOf: (term) => concepts.get(term) ?? NONE,
    findIn(text) {
      const hits: LexiconHit[] = [];
      for (let start = 0; start < text.length; ) {
        const hit = findAt(text, start);
        if (hit !== null) hits.push(hit);
        start = hit?.end ?? start + 1;
      }
      return hits;
    },
  };

  function findAt(text: string, start: number): LexiconHit | null {
    if (mayBegin[hashOf(text, start)] === 0) return null; // nearly everywhere, and much quicker than asking the map
    const longest = longestFrom.get(startKey(text, start));
    if (longest === undefined || isInsideWord(text, start)) return null;
    for (let end = Math.min(text.length, start + longest); end > start; end--) {
      const found = concepts.get(text.slice(start, end));
      if (found !== undefined && !isInsideWord(text, end)) return { start, end, concepts: found };
    }
    return null;
  }
}

/** Folded, with single spaces: as a term is looked up. */
export function normaliseTerm(term: string): string {
  return fold(term).replace(/\s+/gu, ' ').trim();
}

function startKey(text: string, start: number): number {
  return text.charCodeAt(start) * 65536 + (start + 1 < text.length ? text.charCodeAt(start + 1) : 0);
}

/** Sixteen bits of the two units at `index`. */
function hashOf(text: string, index: number): number {
  const second = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
  return (Math.imul(text.charCodeAt(index), 0x9e35) ^ second) & 0xffff;
}

/** True between two letters or digits: "ar" is no term inside "market", "38" none inside "1380". */
function isInsideWord(text: string, index: number): boolean {
  return (
    index > 0 && index < text.length && isWordUnit(text.charCodeAt(index - 1)) && isWordUnit(text.charCodeAt(index))
  );
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0xc0 && unit < 0x530 && !isHanUnit(unit))
  );
}

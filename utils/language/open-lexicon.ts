import { BigramTable } from '../bytes/bigram-table.ts';
import type { LexiconGroup } from '../protocol/lexicon-group.ts';
import { cutsWord } from '../text/find-marks.ts';
import { fold } from '../text/fold.ts';

/** One place in a text where a term of the lexicon stands. Offsets are UTF-16 code units. */
export interface LexiconHit {
  start: number;
  end: number;
  topics: readonly number[];
}

/**
 * What the lexicon knows. A topic, by its number, is what texts are compared by: all its groups together, or a group that
 * stands alone. A group, by its name, is what a reader is told: the concept of a reason.
 */
export interface Lexicon {
  topicCount: number;
  /** Folded terms of a topic, its name and those of its groups included. */
  termsOf(topic: number): readonly string[];
  /** Name of the group in which both folded terms stand, so that a reader accepts "甲 ≈ 乙"; null when there is none. */
  nameJoining(foldedTerm: string, other: string): string | null;
  /** Topics of a folded term; usually none or one. */
  topicsOf(foldedTerm: string): readonly number[];
  /** Longest terms in a folded text, left to right, not overlapping. Latin terms match whole words only. */
  findIn(folded: string): LexiconHit[];
}

/** A group whose terms mean one another. */
interface Group {
  /** Its name, folded. */
  key: string;
  name: string;
  words: readonly string[];
}

const NONE: readonly number[] = [];

/**
 * Opens a lexicon. Later groups with the name of an earlier one add their terms to it, which is how the
 * reader's own groups merge with the bundled ones. The name of a group is one of its terms.
 */
export function openLexicon(groups: readonly LexiconGroup[]): Lexicon {
  const terms = new Map<string, Set<string>>();
  const topicOfGroup = new Map<string, string>();
  const joining: Group[] = [];
  for (const { concept, topic: topicName, terms: written, isLoose } of groups) {
    const key = normaliseTerm(concept);
    const topic = topicName === undefined ? (topicOfGroup.get(key) ?? key) : normaliseTerm(topicName);
    const words = written.map(normaliseTerm);
    const known = terms.get(topic) ?? new Set<string>();
    terms.set(topic, known);
    if (topicName !== undefined) known.add(topic);
    known.add(key);
    for (const word of words) known.add(word);
    known.delete('');
    if (isLoose) continue;
    topicOfGroup.set(key, topic);
    joining.push({ key, name: concept, words });
  }
  let groupsByTerm: Map<string, Group[]> | null = null;
  const folded = [...terms.values()].map((set) => [...set]);
  const topics = new Map<string, number[]>();
  // For each two first code units, the terms that begin with them, longest first: most places of a text are skipped by one
  // look, and at the others no piece of the text is cut out.
  const starts = new BigramTable();
  const termsFrom: string[][] = [];
  const mayBegin = new Uint8Array(65536);
  for (const [topic, terms] of folded.entries()) {
    for (const term of terms) {
      const known = topics.get(term);
      if (known !== undefined) {
        if (!known.includes(topic)) known.push(topic);
        continue;
      }
      topics.set(term, [topic]);
      const start = starts.numberOf(startKey(term, 0));
      const sharing = termsFrom[start];
      if (sharing === undefined) termsFrom[start] = [term];
      else sharing.push(term);
      mayBegin[hashOf(codeUnitAt(term, 0), codeUnitAt(term, 1))] = 1;
    }
  }
  for (const sharing of termsFrom) if (sharing.length > 1) sharing.sort((a, b) => b.length - a.length);
  return {
    topicCount: folded.length,
    termsOf: (topic) => folded[topic] ?? [],
    nameJoining(term, other) {
      groupsByTerm ??= sortByTerm(joining);
      const others = groupsByTerm.get(other);
      return groupsByTerm.get(term)?.find(({ key }) => others?.some((group) => group.key === key))?.name ?? null;
    },
    topicsOf: (term) => topics.get(term) ?? NONE,
    findIn(text) {
      const hits: LexiconHit[] = [];
      const { length } = text;
      // No term begins nearly anywhere: such a place costs one code unit and one look. A page and its posts have 50,000.
      for (let start = 0, first = codeUnitAt(text, 0); start < length; ) {
        const second = codeUnitAt(text, start + 1);
        const hit = mayBegin[hashOf(first, second)] === 0 ? null : findAt(text, start);
        if (hit !== null) hits.push(hit);
        start = hit?.end ?? start + 1;
        first = hit === null ? second : codeUnitAt(text, start);
      }
      return hits;
    },
  };

  function findAt(text: string, start: number): LexiconHit | null {
    const sharing = termsFrom[starts.find(startKey(text, start))];
    if (sharing === undefined || cutsWord(text, start)) return null;
    for (const term of sharing) {
      if (!text.startsWith(term, start)) continue;
      const end = start + term.length;
      if (!cutsWord(text, end)) return { start, end, topics: topics.get(term) ?? NONE };
    }
    return null;
  }
}

/** The groups in which each term stands, in their order. Asked for only where a reason is a concept. */
function sortByTerm(groups: readonly Group[]): Map<string, Group[]> {
  const sorted = new Map<string, Group[]>();
  for (const group of groups) {
    for (const term of new Set([group.key, ...group.words])) {
      const known = sorted.get(term);
      if (known) known.push(group);
      else sorted.set(term, [group]);
    }
  }
  return sorted;
}

/** Folded, with single spaces: as a term is looked up. */
export function normaliseTerm(term: string): string {
  const folded = fold(term);
  // Nearly all are one word, and a popup waits for thousands of them.
  return /\s/u.test(folded) ? folded.replace(/\s+/gu, ' ').trim() : folded;
}

function startKey(text: string, start: number): number {
  return ((codeUnitAt(text, start) << 16) | codeUnitAt(text, start + 1)) >>> 0;
}

/** 0 behind the end. */
function codeUnitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}

/** Sixteen bits of two code units. */
function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ second) & 0xffff;
}

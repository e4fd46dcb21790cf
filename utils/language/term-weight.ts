import type { Frequencies } from './open-frequencies.ts';

/**
 * Inverse document frequency in the background corpus: ln((N + 1) / (df + 0.5)), never below 0
 * (Spärck Jones 1972; the halves keep unseen and ubiquitous terms finite).
 * The stored norm of a post is made of it, not of the library's own frequencies: it never goes stale when posts come
 * and go, and it measured better (docs/RANKING.md, "norm").
 */
export function languageIdf(frequencies: Frequencies, documentFrequency: number): number {
  return Math.max(0, Math.log((frequencies.documentCount + 1) / (documentFrequency + 0.5)));
}

/** languageIdf by term, as the index wants it. */
export function createTermWeight(frequencies: Frequencies): (term: string) => number {
  return (term) => languageIdf(frequencies, frequencies.documentFrequency(term));
}

import { dotAt } from './meaning-space.ts';
import type { PageMeaning } from './page-meaning.ts';

/** Unrelated texts that a page is held against. Higher: "the tenth best" of a small library lies higher. 30..120. */
const UNRELATED_TEXTS = 60;

/** What unrelated texts get from a page: the mean over its passages. */
export function compareUnrelated({ space, passages }: PageMeaning): number[] {
  const { background, dimensions } = space;
  const step = Math.max(1, Math.floor(background.length / dimensions / UNRELATED_TEXTS)) * dimensions;
  const compared: number[] = [];
  for (let at = 0; at < background.length; at += step) {
    let sum = 0;
    for (const { vector } of passages) sum += dotAt(vector, background, at);
    compared.push(sum / Math.max(1, passages.length));
  }
  return compared;
}

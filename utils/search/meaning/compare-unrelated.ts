import { dotAt } from './meaning-space.ts';
import type { PageMeaning } from './page-meaning.ts';

/** Unrelated texts that a page is held against. Higher: "the tenth best" of a small library lies higher. 30..120. */
const UNRELATED_TEXTS = 60;

/** What unrelated texts get from a page: as whole texts, and as its passages' nearest. */
export function compareUnrelated({ space, text, passages }: PageMeaning): { texts: number[]; passages: number[] } {
  const { background, dimensions } = space;
  const step = Math.max(1, Math.floor(background.length / dimensions / UNRELATED_TEXTS)) * dimensions;
  const compared = { texts: [] as number[], passages: [] as number[] };
  for (let at = 0; at < background.length; at += step) {
    compared.texts.push(dotAt(text, background, at));
    let sum = 0;
    for (const { vector } of passages) sum += dotAt(vector, background, at);
    compared.passages.push(sum / Math.max(1, passages.length));
  }
  return compared;
}

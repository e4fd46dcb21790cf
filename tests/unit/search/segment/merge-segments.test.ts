import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../utils/search/segment/build-segment.ts';
import { mergeSegments } from '../../../../utils/search/segment/merge-segments.ts';
import { openSegment } from '../../../../utils/search/segment/open-segment.ts';
import { createCountingEmbedder } from './counting-embedder.ts';
import { createIndexablePost, posts } from './segment-posts.ts';
import { readTerms } from './segment-terms.ts';

describe('merging', () => {
  it('gives the bytes of one build over the same posts, wherever they were split', () => {
    fc.assert(
      fc.property(posts, fc.array(fc.nat(30), { maxLength: 3 }), (list, cuts) => {
        const places = [0, ...cuts.map((cut) => Math.min(cut, list.length)).sort((a, b) => a - b), list.length];
        const segments = places.slice(1).map((end, i) => openSegment(buildSegment(list.slice(places[i], end))));
        expect(mergeSegments(segments)).toEqual(buildSegment(list));
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out deleted posts as if they had never been there', () => {
    fc.assert(
      fc.property(
        posts,
        fc.nat(30),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        (list, cut, isDeleted) => {
          const halves = [list.slice(0, cut), list.slice(cut)];
          const segments = halves.map((half) => openSegment(buildSegment(half)));
          const deleted = [isDeleted.slice(0, cut), isDeleted.slice(cut)].map((flags) =>
            Uint8Array.from(flags, Number),
          );
          const kept = list.filter((_, i) => !isDeleted[i]);
          const merged = openSegment(mergeSegments(segments, deleted));
          const fresh = openSegment(buildSegment(kept));
          expect(readTerms(merged)).toEqual(readTerms(fresh));
          for (let post = 0; post < kept.length; post++) {
            expect(merged.idOf(post)).toBe(fresh.idOf(post));
            expect(merged.sourceIdOf(post)).toBe(fresh.sourceIdOf(post));
            expect(merged.titleOf(post)).toBe(fresh.titleOf(post));
            expect(merged.fingerprintOf(post)).toEqual(fresh.fingerprintOf(post));
            expect(merged.norms[post]).toBe(fresh.norms[post]);
          }
          expect(merged.lengthSum).toBe(fresh.lengthSum);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps embeddings and passages with their posts', () => {
    fc.assert(
      fc.property(posts, fc.nat(30), (list, cut) => {
        const build = (some: typeof list) =>
          openSegment(buildSegment(some, { createEmbedder: createCountingEmbedder }));
        const merged = openSegment(mergeSegments([build(list.slice(0, cut)), build(list.slice(cut))]));
        const fresh = build(list);
        for (let post = 0; post < list.length; post++) {
          expect(merged.vectorOf(post)).toEqual(fresh.vectorOf(post));
          expect(merged.passagesOf(post)).toEqual(fresh.passagesOf(post));
          expect(merged.embeddingNumbersOf(post)).toBe(fresh.embeddingNumbersOf(post));
        }
        expect(merged.signs).toEqual(fresh.signs);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses embeddings of another size', () => {
    const build = (dimensions: number) =>
      openSegment(
        buildSegment([createIndexablePost({ text: 'a' })], {
          createEmbedder: () => ({
            ...createCountingEmbedder(),
            dimensions,
            finishPost: () => ({ vector: new Int8Array(dimensions), passages: new Uint8Array(), numbers: 0 }),
          }),
        }),
      );
    expect(() => mergeSegments([build(4), build(2)])).toThrow(RangeError);
  });
});

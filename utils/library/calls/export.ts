import type { Post } from '../../post/post.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import { listLiveKeys } from '../store/manifest.ts';
import type { LibraryStore } from '../store/store.ts';
import { BUNDLED_PART, isDeleted } from '../view/part.ts';
import type { LibraryView } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';

/** Posts read at once while exporting. About 4 KB each; range 100-10,000. */
const BATCH_POSTS = 500;

type WriteExport = (posts: AsyncIterable<Post>) => AsyncIterable<Uint8Array>;

export type LoadExporters = () => Promise<Record<'json' | 'markdown' | 'netscape', WriteExport>>;

const FILE_ENDINGS = { json: 'json', markdown: 'zip', netscape: 'html' } as const;

/** Writes the whole library, sources that are off included, as one file. What cannot be read is left out and counted. */
export function createLibraryExport(
  { world, reader }: LibraryContext,
  loadExporters: LoadExporters,
): LibraryClient['exportLibrary'] {
  return async (format) => {
    const exporters = await loadExporters();
    const view = await reader.view();
    const places = await listPlaces(view, world.store);
    let missingCount = 0;
    async function* readAll(): AsyncGenerator<Post> {
      for (let start = 0; start < places.length; start += BATCH_POSTS) {
        const batch = places.slice(start, start + BATCH_POSTS);
        const stored = await world.store.readPosts(batch.flatMap((place) => ('key' in place ? [place.key] : [])));
        for (const place of batch) {
          const post = 'key' in place ? stored.shift() : (await view.loadPosts([place.number]))[0];
          if (post) yield post;
          else missingCount++;
        }
      }
    }
    const parts: Blob[] = [];
    // Each piece becomes a Blob at once: the browser may keep those on the disk.
    for await (const bytes of exporters[format](readAll())) parts.push(new Blob([new Uint8Array(bytes)]));
    const day = world.now().toISOString().slice(0, 10);
    return { fileName: `pangzheng-${day}.${FILE_ENDINGS[format]}`, blob: new Blob(parts), missingCount };
  };
}

/** One post to be exported: a stored one by its key, a bundled one by its number in the view. */
type Place = { id: string; key: number } | { id: string; number: number };

/**
 * All posts that are not deleted, ascending by id, so that equal libraries make equal files. Posts of a segment that cannot
 * be opened are there as well: an export may be the last thing that can be saved.
 */
async function listPlaces(view: LibraryView, store: LibraryStore): Promise<Place[]> {
  const places: Place[] = [];
  for (const [i, part] of view.parts.entries()) {
    const { segment } = part;
    for (let local = 0; local < segment.postCount; local++) {
      if (isDeleted(part, local)) continue;
      const id = segment.idOf(local);
      if (part.id === BUNDLED_PART) places.push({ id, number: (view.starts[i] ?? 0) + local });
      else places.push({ id, key: segment.ordinalOf(local) });
    }
  }
  const opened = new Set(view.parts.map(({ id }) => id));
  for (const [start, end] of listLiveKeys(view.manifest.segments.filter(({ id }) => !opened.has(id)))) {
    for (let from = start; from < end; from += BATCH_POSTS) {
      const batch = await store.readPostRange(from, Math.min(end, from + BATCH_POSTS), BATCH_POSTS);
      for (const { key, post } of batch) places.push({ id: post?.id ?? '', key });
    }
  }
  return places.sort((a, b) => (a.id < b.id ? -1 : 1));
}

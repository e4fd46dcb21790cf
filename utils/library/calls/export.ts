import type { Post } from '../../post/post.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import type { LibraryView } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';

/** Posts read at once while exporting. About 4 KB each; range 100-10,000. */
const BATCH_POSTS = 500;

type WriteExport = (posts: AsyncIterable<Post>) => AsyncIterable<Uint8Array>;

export type LoadExporters = () => Promise<Record<'json' | 'markdown' | 'netscape', WriteExport>>;

const FILE_ENDINGS = { json: 'json', markdown: 'zip', netscape: 'html' } as const;

/** Writes the whole library, sources that are off included, as one file. */
export function createLibraryExport(
  { world, reader }: LibraryContext,
  loadExporters: LoadExporters,
): LibraryClient['exportLibrary'] {
  return async (format) => {
    const exporters = await loadExporters();
    const view = await reader.view();
    const parts: Blob[] = [];
    // Each piece becomes a Blob at once: the browser may keep those on the disk.
    for await (const bytes of exporters[format](readAll(view))) parts.push(new Blob([new Uint8Array(bytes)]));
    const day = world.now().toISOString().slice(0, 10);
    return { fileName: `pangzheng-${day}.${FILE_ENDINGS[format]}`, blob: new Blob(parts) };
  };
}

/** All posts that are not deleted, ascending by id, so that equal libraries give equal files. */
async function* readAll(view: LibraryView): AsyncGenerator<Post> {
  const numbers: { id: string; number: number }[] = [];
  for (let number = 0; number < view.whole.indexedPostCount; number++) {
    if (view.whole.isLive(number)) numbers.push({ id: view.whole.idOf(number), number });
  }
  numbers.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let start = 0; start < numbers.length; start += BATCH_POSTS) {
    yield* await view.loadPosts(numbers.slice(start, start + BATCH_POSTS).map(({ number }) => number));
  }
}

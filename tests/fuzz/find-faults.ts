import type { ImportEvent, ImportFile } from '../../utils/importers/importer/importer.ts';
import { createImportedPost } from '../../utils/post/create-post.ts';
import { IMPORT_SKIP_REASONS } from '../../utils/post/skip-reasons.ts';
import { IMPORT_REMEDIES } from '../../utils/protocol/import-remedy.ts';

const CONTROL = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\u200b]/u;
const REMEDIES = new Set<string>(IMPORT_REMEDIES);
const REASONS = new Set<string>(IMPORT_SKIP_REASONS);

/** What an event breaks of what importers promise; empty when nothing. */
export function findFaults(event: ImportEvent): string[] {
  const faults: string[] = [];
  if (event.kind === 'failed') {
    const { code, detail } = event.error;
    if (code === 'unexpected') faults.push(`unexpected: ${detail.message}`);
    if (!detail.file || !detail.place || !REMEDIES.has(detail.remedy ?? ''))
      faults.push(`failure without file, place or remedy: ${JSON.stringify(event.error)}`);
  } else if (event.kind === 'skipped') {
    const { reason, place, sample, count } = event.skipped;
    if (!REASONS.has(reason)) faults.push(`unknown reason ${reason}`);
    if (place === '' || count < 1 || sample.length > 80 || CONTROL.test(sample))
      faults.push(`bad skipped ${JSON.stringify(event.skipped)}`);
  } else {
    const { post } = event;
    for (const text of [post.title, post.text, post.author, ...post.tags]) {
      if (CONTROL.test(text)) faults.push(`control character in ${JSON.stringify(text.slice(0, 100))}`);
      if (!text.isWellFormed()) faults.push('lone surrogate');
    }
    if (post.title === '') faults.push('no title');
    if (post.url !== '' && !/^https?:\/\//.test(post.url)) faults.push(`address ${post.url}`);
    if (post.publishedAt !== '' && !/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}Z?)?$/.test(post.publishedAt))
      faults.push(`date ${post.publishedAt}`);
    const again = createImportedPost(post).post;
    if (JSON.stringify(again) !== JSON.stringify(post)) {
      faults.push(`not stable: ${JSON.stringify(post).slice(0, 500)} / ${JSON.stringify(again).slice(0, 500)}`);
    }
  }
  return faults;
}

/** A file whose stream gives its bytes in pieces of the given size, so that pieces end in odd places. */
export function createPiecewiseFile(name: string, bytes: Uint8Array, pieceBytes: number): ImportFile {
  return {
    name,
    size: bytes.length,
    head: bytes.slice(0, 65_536),
    stream() {
      let at = 0;
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) controller.close();
          else controller.enqueue(bytes.slice(at, at + pieceBytes));
          at += pieceBytes;
        },
      });
    },
  };
}

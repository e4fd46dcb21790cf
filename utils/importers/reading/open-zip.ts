import type { Skipped } from '../../protocol/library-client.ts';
import { cleanLine } from '../../text/clean-text.ts';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { createSkipped } from '../importer/post-events.ts';
import { HEAD_BYTES } from './create-import-file.ts';
import { extensionOf } from './file-name.ts';
import { passOverReason } from './pass-over-reason.ts';
import { FREE_BYTES, MAX_INFLATED_BYTES, MAX_RATIO, walkZip, type ZipPiece } from './walk-zip.ts';

/**
 * Bytes of heads kept at most. Small entries are whole in their heads then and need not be inflated again; beyond this the
 * heads are short, so that a vault of 100,000 notes stays small.
 */
const MAX_KEPT_BYTES = 64_000_000;
const SHORT_HEAD_BYTES = 1024;
/** Archives within an archive that are opened: Notion and Takeout split theirs into parts. */
const MAX_NESTED = 50;
/** True for bytes that begin as a zip archive does. */
export function isZip(file: ImportFile): boolean {
  const [a, b, c, d] = file.head;
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

interface OpenedZip {
  files: ImportFile[];
  skipped: Skipped[];
}

/**
 * An archive's text files, each as an ImportFile that inflates when it is read, and those of the archives in it, one level deep.
 * Reading them in archive order passes over the archive once. Throws what walkZip throws.
 */
export async function openZip(file: ImportFile, signal: AbortSignal): Promise<OpenedZip> {
  const { files, skipped } = await openLevel(file, signal, MAX_INFLATED_BYTES, true);
  const all: ImportFile[] = [];
  // What all inner archives hold together counts against the outer one's size, or archives of archives would multiply the bound.
  let budget = Math.min(MAX_INFLATED_BYTES, Math.max(FREE_BYTES, file.size * MAX_RATIO));
  let opened = 0;
  for (const entry of files) {
    if (!isZip(entry) || extensionOf(entry.name) !== 'zip') {
      all.push(entry);
    } else if (opened++ < MAX_NESTED) {
      try {
        const inner = await openLevel(entry, signal, budget, false);
        all.push(...inner.files);
        skipped.push(...inner.skipped);
        budget -= inner.files.reduce((sum, { size }) => sum + size, 0);
      } catch (thrown) {
        // One damaged archive does not take the others with it.
        if (!(thrown instanceof ImportFailure)) throw thrown;
        skipped.push(createSkipped('nested-archive', entry.name, entry.name));
      }
    } else {
      skipped.push(createSkipped('nested-archive', entry.name, entry.name));
    }
  }
  return { files: all, skipped };
}

async function openLevel(
  file: ImportFile,
  signal: AbortSignal,
  maxBytes: number,
  opensNested: boolean,
): Promise<OpenedZip> {
  const skipped: Skipped[] = [];
  const heads = new Map<number, { name: string; size: number; head: Uint8Array }>();
  let keptBytes = 0;
  const wants = (name: string) =>
    !name.endsWith('/') && (passOverReason(name) === null || (opensNested && isInnerZip(name)));
  for await (const piece of walkZip(file, wants, signal, maxBytes)) {
    if (!wants(piece.name)) {
      const reason = piece.name.endsWith('/') ? null : passOverReason(piece.name);
      if (reason !== null && piece.isLast)
        skipped.push(createSkipped(reason, `${file.name}/${piece.name}`, piece.name));
      continue;
    }
    const known = heads.get(piece.index) ?? { name: piece.name, size: 0, head: new Uint8Array(0) };
    const wanted = keptBytes < MAX_KEPT_BYTES ? HEAD_BYTES : SHORT_HEAD_BYTES;
    if (known.head.length < wanted) {
      const added = piece.bytes.subarray(0, wanted - known.head.length);
      known.head = concat(known.head, added);
      keptBytes += added.length;
    }
    known.size += piece.bytes.length;
    heads.set(piece.index, known);
  }
  const read = createEntryReader(file, wants);
  const files = [...heads].map(([index, { name, size, head }]) => ({
    name: `${file.name}/${cleanLine(name)}`,
    size,
    head,
    stream: () => toStream(size === head.length ? [head] : read(index)),
  }));
  return { files, skipped };
}

function isInnerZip(name: string): boolean {
  return extensionOf(name) === 'zip' && passOverReason(name) === 'nested-archive';
}

/** Reads entries by number. One walk is kept open between entries, so that reading them in order costs one pass. */
function createEntryReader(file: ImportFile, wants: (name: string) => boolean) {
  let idle: { walk: AsyncGenerator<ZipPiece>; next: number } | null = null;
  return async function* read(index: number): AsyncGenerator<Uint8Array> {
    let walk: AsyncGenerator<ZipPiece>;
    if (idle !== null && idle.next <= index) {
      walk = idle.walk;
      idle = null;
    } else {
      // The signal of the reader stops the reading itself: whoever cancels the stream ends this generator.
      walk = walkZip(file, wants, new AbortController().signal);
    }
    let isDone = false;
    try {
      while (!isDone) {
        const { done, value } = await walk.next();
        if (done) return;
        if (value.index !== index) continue;
        isDone = value.isLast;
        if (value.bytes.length > 0) yield value.bytes;
      }
      if (idle === null) idle = { walk, next: index + 1 };
      else await walk.return(undefined);
    } finally {
      if (!isDone) await walk.return(undefined);
    }
  };
}

/** ReadableStream.from is not in every browser yet. */
function toStream(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = (async function* () {
    yield* source;
  })();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

import type { ImportRemedy } from '../protocol/import-remedy.ts';
import type { LibraryError, Skipped } from '../protocol/library-client.ts';
import { askEncoding } from './ask-encoding.ts';
import { collectSkipped, type SkippedCollector } from './importer/collect-skipped.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { Importer, ImportFile, ReadAsset } from './importer/importer.ts';
import { createSkipped } from './importer/post-events.ts';
import { IMPORTERS } from './importer-list.ts';
import { decodeHead } from './reading/decode-head.ts';
import { detectEncoding } from './reading/detect-encoding.ts';
import { extensionOf } from './reading/file-name.ts';
import { isZip, openZip } from './reading/open-zip.ts';
import { passOverReason } from './reading/pass-over-reason.ts';

export interface Recognition {
  /** null when no file was recognised; then `failures` says why. */
  importer: Importer | null;
  /** The importer's files, archives unpacked. */
  files: ImportFile[];
  skipped: Skipped[];
  failures: LibraryError[];
}

/**
 * Finds the importer for the files that the reader chose: unpacks archives and takes the one that owns their layout. When none
 * does, asks every importer about every file (names and first bytes; an extension alone proves nothing) and takes the one with
 * the most files, each weighed by how sure it is. The others are named in `skipped`. Rejects only with the signal's abort reason.
 * `readAsset`: gives the importer files of the package.
 */
export async function recogniseFiles(
  chosen: ImportFile[],
  signal: AbortSignal,
  readAsset?: ReadAsset,
): Promise<Recognition> {
  // A folder may hold ten thousand pictures: they are told by kind, not one by one without end.
  const skipped = collectSkipped();
  const failures: LibraryError[] = [];
  const files = await unpack(chosen, skipped, failures, signal);
  const owner = findOwner(files.filter(({ size }) => size > 0));
  if (owner !== null) {
    const claimed = new Set(owner.files);
    for (const file of files) if (!claimed.has(file)) skipped.add(describePassedOver(file));
    return {
      importer: giveAssets(askEncoding(owner.importer, owner.files), readAsset),
      files: owner.files,
      skipped: skipped.list(),
      failures,
    };
  }
  const groups = new Map<Importer, { files: ImportFile[]; bytes: number; sureness: number }>();
  const unknown: ImportFile[] = [];
  const empty: ImportFile[] = [];
  for (const file of files) {
    if (file.size === 0) {
      empty.push(file);
      continue;
    }
    const { importer, score } = surestOf(file);
    if (importer === null) {
      unknown.push(file);
      continue;
    }
    const group = groups.get(importer) ?? { files: [], bytes: 0, sureness: 0 };
    group.files.push(file);
    group.bytes += file.size;
    group.sureness += score;
    groups.set(importer, group);
  }
  const [best, ...others] = [...groups].sort(([, a], [, b]) => b.sureness - a.sureness || b.bytes - a.bytes);
  for (const [, { files }] of others)
    for (const file of files) skipped.add(createSkipped('other-format', file.name, file.name));
  // An empty note among others is nothing to worry about; an empty file alone is.
  for (const file of empty) {
    if (best === undefined) failures.push(new ImportFailure('file-empty', file.name, file.name, 'export-again').error);
    else skipped.add(createSkipped('no-text', file.name, file.name));
  }
  for (const file of unknown) {
    if (best === undefined && passOverReason(file.name) !== 'hidden-file') failures.push(notRecognised(file));
    else skipped.add(describePassedOver(file));
  }
  const read = best?.[1].files ?? [];
  const importer = best === undefined ? null : giveAssets(askEncoding(best[0], read), readAsset);
  return { importer, files: read, skipped: skipped.list(), failures };
}

function giveAssets(importer: Importer, readAsset: ReadAsset | undefined): Importer {
  if (readAsset === undefined) return importer;
  return { ...importer, read: (files, choices, signal) => importer.read(files, choices, signal, readAsset) };
}

/** The first importer that owns the layout of the files, with those it reads; null when none does. */
function findOwner(files: readonly ImportFile[]): { importer: Importer; files: ImportFile[] } | null {
  for (const importer of IMPORTERS) {
    const claimed = importer.claim?.(files) ?? [];
    if (claimed.length > 0) return { importer, files: claimed };
  }
  return null;
}

function describePassedOver(file: ImportFile): Skipped {
  const reason = isFeedList(file) ? 'feed-not-posts' : (passOverReason(file.name) ?? 'other-format');
  return createSkipped(reason, file.name, file.name);
}

/** The importer that is surest of one file, or null when none is sure at all. */
export function recogniseFile(file: ImportFile): Importer | null {
  return surestOf(file).importer;
}

function surestOf(file: ImportFile): { importer: Importer | null; score: number } {
  let best: Importer | null = null;
  let bestScore = 0;
  for (const importer of IMPORTERS) {
    const score = importer.recognise(file);
    if (score <= bestScore) continue;
    best = importer;
    bestScore = score;
  }
  return { importer: best, score: bestScore };
}

async function unpack(
  chosen: ImportFile[],
  skipped: SkippedCollector,
  failures: LibraryError[],
  signal: AbortSignal,
): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const file of chosen) {
    signal.throwIfAborted();
    if (!isZip(file)) {
      const reason = chosen.length > 1 ? passOverReason(file.name) : null;
      if (reason === 'hidden-file') skipped.add(createSkipped(reason, file.name, file.name));
      else files.push(file);
      continue;
    }
    const extension = extensionOf(file.name);
    if (/^(?:xlsx|xlsm)$/.test(extension)) {
      files.push(file);
      continue;
    }
    if (/^(?:docx|pptx|ods|odt|epub)$/.test(extension)) {
      failures.push(notRecognised(file));
      continue;
    }
    try {
      const opened = await openZip(file, signal);
      files.push(...opened.files);
      opened.skipped.forEach(skipped.add);
      if (opened.files.length === 0) failures.push(notRecognised(file));
    } catch (thrown) {
      signal.throwIfAborted();
      if (!(thrown instanceof ImportFailure)) throw thrown;
      failures.push(thrown.error);
    }
  }
  return files;
}

function notRecognised(file: ImportFile): LibraryError {
  return new ImportFailure('not-recognised', file.name, file.name, chooseRemedy(file)).error;
}

/** OPML lists feeds. Their posts are on the network, where nothing of ours goes. */
function isFeedList(file: ImportFile): boolean {
  return /<opml[\s>]/i.test(decodeHead(file).slice(0, 4000));
}

function chooseRemedy(file: ImportFile): ImportRemedy {
  const extension = extensionOf(file.name);
  if (/^(?:xls|xlsb|ods|numbers)$/.test(extension)) return 'save-as-csv';
  if (passOverReason(file.name) === 'nested-archive') return 'unpack-first';
  if (isFeedList(file)) return 'choose-posts-not-feeds';
  if (passOverReason(file.name) === null && detectEncoding(file.head) === null) return 'save-as-utf8';
  return 'choose-other';
}

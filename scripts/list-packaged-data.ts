import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listPackagedCMaps } from './list-packaged-cmaps.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Path under data/ -> path in the package. Required files come first in the list of what the package holds. */
const REQUIRED = {
  'bundled/manifest.json': 'data/manifest.json',
  'bundled/posts.jsonl': 'data/posts.jsonl',
  'bundled/library.segment': 'data/library.segment',
  'language/frequencies.bin': 'data/frequencies.bin',
  'language/embeddings-han.bin': 'data/embeddings-han.bin',
  'language/embeddings-latin.bin': 'data/embeddings-latin.bin',
  'bundled/lexicon.json': 'data/lexicon.json',
} as const;

/** The data files that ship as files of the extension, in the shape that WXT's `build:publicAssets` hook takes. */
export function listPackagedData(): { absoluteSrc: string; relativeDest: string }[] {
  const data = Object.entries(REQUIRED).map(([source, relativeDest]) => ({ source: `data/${source}`, relativeDest }));
  return [...data, ...listPackagedCMaps()]
    .map(({ source, relativeDest }) => ({ absoluteSrc: join(ROOT, source), relativeDest }))
    .filter(({ absoluteSrc }) => existsSync(absoluteSrc));
}

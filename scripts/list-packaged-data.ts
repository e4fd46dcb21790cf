import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');

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
  return Object.entries(REQUIRED)
    .map(([source, relativeDest]) => ({ absoluteSrc: join(DATA, source), relativeDest }))
    .filter(({ absoluteSrc }) => existsSync(absoluteSrc));
}

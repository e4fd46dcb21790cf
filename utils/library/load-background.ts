import * as v from 'valibot';
import { type Background, openBackground } from '../search/background.ts';
import type { LibraryWorld } from './library-world.ts';

const LexiconGroups = v.array(v.object({ concept: v.string(), field: v.string(), terms: v.array(v.string()) }));

/** Loads the packaged tables of the language: frequencies, vectors, concepts. */
export async function loadBackground({ readAsset }: Pick<LibraryWorld, 'readAsset'>): Promise<Background> {
  const [frequencies, vectors, lexicon] = await Promise.all([
    readAsset('data/frequencies.bin'),
    readAsset('data/vectors.bin'),
    readAsset('data/lexicon.json'),
  ]);
  const groups = v.parse(LexiconGroups, JSON.parse(new TextDecoder().decode(lexicon)));
  return openBackground({ frequencies, vectors, lexicon: groups });
}

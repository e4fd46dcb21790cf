import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { EngineProxy } from './engine-proxy.ts';
import { type LoadedIndex, loadIndex, openTeam } from './loaded-index.ts';

/** The index that the tests of a block ask, from its first test on. */
export interface UsedIndex {
  readonly index: string;
  /** The file that was loaded. */
  readonly file: string;
  /** Stands before the engine; without trouble and without requests when a test begins. */
  readonly proxy: EngineProxy;
  /** Opens the team's library, through the proxy unless another address is given. */
  open(address?: string, index?: string): ReturnType<typeof openTeam>;
}

/** Loads an index for the tests of the block in which it is called, and removes it after them. */
export function useLoadedIndex(engine: string): UsedIndex {
  let loaded: LoadedIndex | null = null;
  const used = (): LoadedIndex => {
    if (!loaded) throw new Error('The index is there from the first test on.');
    return loaded;
  };

  beforeAll(async () => {
    loaded = await loadIndex(engine);
  });
  afterAll(() => loaded?.close());
  beforeEach(() => {
    const { proxy } = used();
    proxy.trouble = null;
    proxy.requests.length = 0;
  });

  return {
    get index() {
      return used().index;
    },
    get file() {
      return used().file;
    },
    get proxy() {
      return used().proxy;
    },
    open: (address = used().proxy.url, index = used().index) => openTeam(address, index),
  };
}

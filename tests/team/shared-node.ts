import type { TestProject } from 'vitest/node';
import { isRemote, OPENSEARCH, startOpenSearch } from './opensearch-node.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the engine that all tests of a team's library share; empty without one. */
    engine: string;
  }
}

/** Starts one node before all tests of the project, which end none of it: those that do start their own. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (OPENSEARCH === '' || isRemote) {
    provide('engine', OPENSEARCH.replace(/\/$/, ''));
    return;
  }
  const node = await startOpenSearch();
  provide('engine', node.url);
  return node.close;
}

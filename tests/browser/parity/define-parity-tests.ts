import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PageServer } from '../page-server.ts';
import { waitFor } from '../wait-for.ts';
import { computeParity, type ParityResult } from './compute-parity.ts';
import { readExpectedImports, readParityMaterial } from './parity-material.ts';
import { serveParity } from './serve-parity.ts';

/** A browser in which a page is open. */
export interface ParityBrowser {
  /** Gives PARITY_ANSWER of the page. */
  readAnswer(): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * A zone that is neither the machine's (UTC on most servers) nor Node's in these tests: nothing that is compared may
 * ask the machine where it stands.
 */
export const PARITY_TIME_ZONE = 'America/St_Johns';

/** The same tests for every browser; `open` starts it at an address, in PARITY_TIME_ZONE. */
export function defineParityTests(open: (url: string) => Promise<ParityBrowser>): void {
  let here: ParityResult;
  let there: ParityResult;
  let server: PageServer | undefined;
  let browser: ParityBrowser | undefined;

  beforeAll(async () => {
    const { material, tables } = readParityMaterial();
    server = await serveParity(material, tables);
    browser = await open(server.origin);
    here = await computeParity(material, tables);
    const json = await waitFor('the browser to compute', async () => browser?.readAnswer());
    const answer: { result: ParityResult } | { failure: string } = JSON.parse(String(json));
    if ('failure' in answer) throw new Error(answer.failure);
    there = answer.result;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('folds and cuts every character as Node does', () => {
    expect(there.codeUnits).toBe(here.codeUnits);
  });

  it('makes the tokens of mixed texts that Node makes', () => {
    expect(there.tokens).toBe(here.tokens);
  });

  it('names posts as Node does', () => {
    expect(there.ids).toBe(here.ids);
  });

  it('gives the tokens, bytes and scores of the sample of the segment format', () => {
    expect(there.retrieval).toEqual(here.retrieval);
  });

  it('builds and merges segments with the language tables to the same bytes', () => {
    expect(there.segments).toEqual(here.segments);
    expect(Object.keys(here.segments)).toHaveLength(3);
  });

  it('finds the same posts of every page, in the same order, as strong, for the same reasons', () => {
    expect(there.found).toEqual(here.found);
    expect(here.found['sample in bundled']?.kind).toBe('ready');
    expect(here.found['snow in bundled']?.kind).toBe('silent');
  });

  it('chooses the same keywords', () => {
    const keywordsOf = (result: ParityResult) =>
      Object.entries(result.found).map(([page, { keywords }]) => [page, keywords]);
    expect(keywordsOf(there)).toEqual(keywordsOf(here));
  });

  it('gives typed searches the same answers', () => {
    expect(there.searched).toEqual(here.searched);
    expect(here.searched['退款 in bundled']).not.toEqual([]);
  });

  it('reads every import fixture as expected', () => {
    expect(there.imports).toEqual(readExpectedImports());
  });
}

import { describe, expect, it } from 'vitest';
import { canSealNetwork, runSealed } from './sealed-network.ts';

/** Hosts that Chromium itself asks, whatever extension is in it. */
const CHROMIUM_OWN = /\b(google\.com|googleapis\.com|gvt1\.com|gstatic\.com|debian\.org)\b/;

describe.runIf(canSealNetwork())('in a network of its own, where DNS, UDP and TCP are seen', () => {
  it('nothing leaves Chromium while hostile posts are imported, listed, opened, found and searched', async () => {
    const seen = (await runSealed('use-chromium.ts')) as { shown: number; hits: string[]; stray: number };
    expect(seen.shown).toBeGreaterThan(0);
    expect(seen.hits.filter((hit) => !CHROMIUM_OWN.test(hit))).toEqual([]);
    expect(seen.stray).toBe(0);
  });
});

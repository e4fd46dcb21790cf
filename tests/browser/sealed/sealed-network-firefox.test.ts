import { describe, expect, it } from 'vitest';
import { canSealNetwork, runSealed } from './sealed-network.ts';

/** Hosts that Firefox itself asks, whatever add-on is in it. */
const FIREFOX_OWN = /\b(mozilla\.(org|com|net)|firefox\.com|mozgcp\.net|mozilla-ohttp\.fastly-edge\.com)\b/;

describe.runIf(canSealNetwork())('in a network of its own, where DNS, UDP and TCP are seen', () => {
  it('nothing leaves Firefox while hostile posts are imported, listed, opened, found and searched', async () => {
    const seen = (await runSealed('use-firefox.ts')) as { shown: number; hits: string[]; stray: number };
    expect(seen.shown).toBeGreaterThan(0);
    expect(seen.hits.filter((hit) => !FIREFOX_OWN.test(hit))).toEqual([]);
    expect(seen.stray).toBe(0);
  });
});

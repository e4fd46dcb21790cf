import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildBundle } from '../../../scripts/build-bundle.ts';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '../../../data');

describe('data/bundled', () => {
  it('is what the sources give: if this fails, run `npm run data` and commit the result', async () => {
    const { files } = await buildBundle(DATA);
    const bundled = join(DATA, 'bundled');
    expect(readdirSync(bundled).sort()).toEqual([...files.keys()].sort());
    for (const [name, content] of files) {
      expect({ name, isCurrent: Buffer.from(content).equals(readFileSync(join(bundled, name))) }).toEqual({
        name,
        isCurrent: true,
      });
    }
  });

  it('holds one post to a line, in the order of the sources, with the ids of their content', async () => {
    const { posts } = await buildBundle(DATA);
    const lines = readFileSync(join(DATA, 'bundled/posts.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(posts);
    expect(posts.every((post) => post.sourceId === 'bundled')).toBe(true);
  });
});

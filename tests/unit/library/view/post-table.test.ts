import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPostTableBuilder, mergePostTables, openPostTable } from '../../../../utils/library/view/post-table.ts';
import { countTextBytes } from '../../../../utils/post/count-text-bytes.ts';

const row = fc.record({
  tags: fc.array(fc.constantFrom('电商', '运营', 'AI', '"', ''), { maxLength: 3 }),
  author: fc.constantFrom('', '甲', 'b'),
  textKey: fc.nat(Number.MAX_SAFE_INTEGER),
  textBytes: fc.nat(1_000_000),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function build(rows: readonly Row[]): Uint8Array {
  const builder = createPostTableBuilder();
  for (const each of rows) builder.add(each);
  return builder.finish();
}

function read(bytes: Uint8Array) {
  const table = openPostTable(bytes);
  if (!table) throw new Error('The table does not open.');
  const tagsOf = Array.from({ length: table.postCount }, (): string[] => []);
  for (const [tag, numbers] of table.tags) for (const number of numbers) tagsOf[number]?.push(tag);
  return { keys: [...table.textKeys], bytes: [...table.textBytes], tags: tagsOf.map((tags) => tags.sort()) };
}

const plain = (rows: readonly Row[]) => ({
  keys: rows.map(({ textKey }) => textKey),
  bytes: rows.map(({ textBytes }) => textBytes),
  tags: rows.map(({ tags }) => [...new Set(tags)].sort()),
});

describe('a post table', () => {
  it('gives back what went in', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        expect(read(build(rows))).toEqual(plain(rows));
      }),
    );
  });

  it('joined with others holds their posts one after another without the deleted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.boolean())), fc.array(fc.tuple(row, fc.boolean())), (first, second) => {
        const tables = [first, second].map((each) => openPostTable(build(each.map(([post]) => post))));
        const deleted = [first, second].map((each) => Uint8Array.from(each, ([, isDeleted]) => (isDeleted ? 1 : 0)));
        const merged = mergePostTables(
          tables.filter((table) => table !== null),
          deleted,
        );
        const kept = [...first, ...second].filter(([, isDeleted]) => !isDeleted).map(([post]) => post);
        expect(read(merged)).toEqual(plain(kept));
      }),
    );
  });

  it('with any wrong byte or cut short does not open', () => {
    const bytes = build([{ tags: ['电商'], author: '甲', textKey: 12, textBytes: 34 }]);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.map((byte, i) => (i === at ? byte ^ change : byte));
        expect(openPostTable(damaged)).toBeNull();
        expect(openPostTable(bytes.slice(0, at))).toBeNull();
      }),
    );
  });

  it('counts UTF-8 bytes, and a derived title not twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        (title, text, titleIsDerived) => {
          const expected = Buffer.byteLength(text) + (titleIsDerived ? 0 : Buffer.byteLength(title));
          expect(countTextBytes({ title, text, titleIsDerived })).toBe(expected);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPlan, readJsonRecords } from '../../../utils/importers/reading/read-json-records.ts';
import { createEscapeRepair } from '../../../utils/importers/reading/repair-escapes.ts';
import { createPiecewiseFile } from '../../fuzz/find-faults.ts';

const { signal } = new AbortController();
const utf8 = new TextEncoder();
describe('createEscapeRepair', () => {
  it.each([
    ['a\\x0Cb', 'a\\u000Cb'],
    ['a\\\\x0Cb', 'a\\\\x0Cb'],
    ['a\\\\\\x1bb', 'a\\\\\\u001bb'],
    ['\\"\\x00\\n', '\\"\\u0000\\n'],
    ['\\xZZ', '\\xZZ'],
  ])('%s becomes %s, wherever it is cut', (broken, repaired) => {
    for (let at = 0; at <= broken.length; at++) {
      const repair = createEscapeRepair();
      expect(repair(broken.slice(0, at)) + repair(broken.slice(at))).toBe(repaired);
    }
  });
});

describe('readJsonRecords', () => {
  const everyItem: JsonPlan = (path) => (path.length === 0 ? 'enter' : 'build');
  const read = async (json: string, plan: JsonPlan, pieceBytes: number) => {
    const records: { path: unknown; value: unknown }[] = [];
    for await (const { path, value } of readJsonRecords(
      createPiecewiseFile('a.json', utf8.encode(json), pieceBytes),
      plan,
      signal,
    )) {
      records.push({ path, value });
    }
    return records;
  };

  it('gives what JSON.parse gives, element by element', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 50 }),
        async (values, pieceBytes) => {
          const records = await read(JSON.stringify(values), everyItem, pieceBytes);
          expect(JSON.stringify(records.map(({ value }) => value))).toBe(
            JSON.stringify(JSON.parse(JSON.stringify(values))),
          );
          expect(records.map(({ path }) => path)).toEqual(values.map((_, i) => [i]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuses what JSON.parse refuses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', 'true', ' ', '-', '.', 'e') }),
        async (json) => {
          let isJson = true;
          try {
            JSON.parse(json);
          } catch {
            isJson = false;
          }
          const reading = read(json, () => 'build', 3);
          if (isJson) expect((await reading).length).toBe(1);
          else await expect(reading).rejects.toMatchObject({ name: 'ImportFailure' });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('builds what the plan wants and nothing else', async () => {
    const plan: JsonPlan = (path) => {
      if (path.length === 0 || path[0] === 'list') return path.length === 2 ? 'build' : 'enter';
      return path[0] === 'name' ? 'build' : 'skip';
    };
    const json = '{"other":{"list":[{"x":1}]},"name":"店","list":[{"a":[1,{"b":2}]},5],"more":[[[]]]}';
    expect(await read(json, plan, 7)).toEqual([
      { path: ['name'], value: '店' },
      { path: ['list', 0], value: { a: [1, { b: 2 }] } },
      { path: ['list', 1], value: 5 },
    ]);
  });
});

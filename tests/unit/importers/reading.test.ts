import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../utils/importers/reading/create-decoder.ts';
import { detectEncoding, type Encoding } from '../../../utils/importers/reading/detect-encoding.ts';
import { readLines } from '../../../utils/importers/reading/read-lines.ts';
import { createBadBytes, readText } from '../../../utils/importers/reading/read-text.ts';
import { readCsvRows } from '../../../utils/importers/tables/read-csv-rows.ts';
import { createPiecewiseFile } from '../../fuzz/find-faults.ts';

const { signal } = new AbortController();
const utf8 = new TextEncoder();
/** 大促前盘点库存，别等爆单。 in GB18030 */
const GB18030 = Uint8Array.from([
  0xb4, 0xf3, 0xb4, 0xd9, 0xc7, 0xb0, 0xc5, 0xcc, 0xb5, 0xe3, 0xbf, 0xe2, 0xb4, 0xe6, 0xa3, 0xac, 0xb1, 0xf0, 0xb5,
  0xc8, 0xb1, 0xac, 0xb5, 0xa5, 0xa1, 0xa3,
]);

function utf16(text: string, isBig: boolean, withMark: boolean): Uint8Array {
  const bytes: number[] = [];
  for (const unit of (withMark ? `\ufeff${text}` : text).split('')) {
    const code = unit.charCodeAt(0);
    bytes.push(...(isBig ? [code >> 8, code & 255] : [code & 255, code >> 8]));
  }
  return Uint8Array.from(bytes);
}

async function readAllText(bytes: Uint8Array, pieceBytes = 5): Promise<string> {
  let all = '';
  for await (const { text } of readText(createPiecewiseFile('a.txt', bytes, pieceBytes), signal)) all += text;
  return all;
}

describe('detectEncoding', () => {
  it.each([
    ['plain ASCII', utf8.encode('title,text\n'), 'utf-8'],
    ['UTF-8', utf8.encode('大促前盘点库存'), 'utf-8'],
    ['UTF-8 with a mark', utf8.encode('\ufeff大促'), 'utf-8'],
    ['UTF-8 cut inside a character', utf8.encode('大促').subarray(0, 5), 'utf-8'],
    ['GB18030', GB18030, 'gb18030'],
    ['UTF-16 LE with a mark', utf16('大促', false, true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16('大促', true, true), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16('{"title": "大促"}', false, false), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16('{"title": "大促"}', true, false), 'utf-16be'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0xff, 0xfe, 0xa7]),
      null,
    ],
    ['noise', Uint8Array.from({ length: 2000 }, (_, i) => (i * i * 31 + i * 17) % 251), null],
  ])('%s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toBe(encoding);
  });
});

describe('readText', () => {
  it('reads every encoding in pieces of any size', async () => {
    const text = '大促前盘点库存，别等爆单。';
    for (const bytes of [
      utf8.encode(text),
      utf8.encode(`\ufeff${text}`),
      GB18030,
      utf16(text, false, true),
      utf16(text, true, true),
    ]) {
      for (const pieceBytes of [1, 2, 3, 5, 100]) expect(await readAllText(bytes, pieceBytes)).toBe(text);
    }
  });

  it('notices GB18030 that begins after a long ASCII head', async () => {
    const bytes = new Uint8Array(100_000 + GB18030.length).fill(0x20);
    bytes.set(GB18030, 100_000);
    expect((await readAllText(bytes, 50_000)).trim()).toBe('大促前盘点库存，别等爆单。');
  });

  it('does not take a replacement character that the file itself writes for a broken one', async () => {
    const bad = createBadBytes();
    const bytes = utf8.encode(`复盘\ufffd要点\ufffd${'大促前盘点库存，别等爆单。'.repeat(40)}`);
    for await (const _ of readText(createPiecewiseFile('a.txt', bytes, 1), signal, bad));
    expect(bad.count).toBe(0);
    const broken = Uint8Array.from([...bytes, 0xff, ...bytes]);
    for await (const _ of readText(createPiecewiseFile('a.txt', broken, 4), signal, bad));
    expect(bad.count).toBe(1);
  });

  it('counts broken bytes and says about where the first one is', async () => {
    const bad = createBadBytes();
    const bytes = new Uint8Array(70_000).fill(0x61);
    bytes.set([0xe5, 0xa4, 0xa7], 10);
    bytes[66_000] = 0xff;
    bytes[69_000] = 0xfe;
    for await (const _ of readText(createPiecewiseFile('a.txt', bytes, 65_536), signal, bad));
    expect(bad).toEqual({ count: 2, byteOffset: 65_536 });
  });
});

describe('createDecoder', () => {
  it('never throws, whatever the bytes and the pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Encoding>('gb18030', 'utf-8', 'utf-16le', 'utf-16be'),
        fc.array(fc.uint8Array({ maxLength: 6 })),
        (encoding, pieces) => {
          const decoder = createDecoder(encoding);
          for (const piece of pieces) expect(typeof decoder.next(piece)).toBe('string');
          expect(typeof decoder.end()).toBe('string');
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('shows what Node cannot decode as � and goes on with the next line', () => {
    const decoder = createDecoder('gb18030');
    const broken = [0x61, 0x81, 0x30, 0xb4, 0xff, 0x81, 0x30, 0x81]
      .map((byte) => decoder.next(Uint8Array.of(byte)))
      .join('');
    expect(broken).toContain('\ufffd');
    expect(decoder.next(Uint8Array.from([0x0a, ...GB18030])) + decoder.end()).toMatch(/大促前盘点库存，别等爆单。$/);
  });
});

describe('readLines', () => {
  it('counts lines whatever ends them, also across pieces', async () => {
    for (const pieceBytes of [1, 2, 3, 100]) {
      const lines: [number, string][] = [];
      for await (const line of readLines(
        createPiecewiseFile('a.txt', utf8.encode('一\r\n二\n\r三\r四'), pieceBytes),
        signal,
      )) {
        lines.push([line.number, line.text]);
      }
      expect(lines).toEqual([
        [1, '一'],
        [2, '二'],
        [3, ''],
        [4, '三'],
        [5, '四'],
      ]);
    }
  });
});

describe('readCsvRows', () => {
  it('reads quoted cells with line ends and delimiters in pieces of any size', async () => {
    const csv = '\ufeff标题,正文\r\n"大促,复盘","第一行\n第二行 ""引号"""\r\n\r\n短\r\n';
    for (const pieceBytes of [1, 4, 1000]) {
      const rows: unknown[] = [];
      for await (const { cells, number, fits } of readCsvRows(
        createPiecewiseFile('a.csv', utf8.encode(csv), pieceBytes),
        signal,
      )) {
        rows.push({ cells: Object.fromEntries(cells), number, fits });
      }
      expect(rows).toEqual([
        { cells: { 标题: '大促,复盘', 正文: '第一行\n第二行 "引号"' }, number: 2, fits: true },
        { cells: { 标题: '短', 正文: '' }, number: 4, fits: false },
      ]);
    }
  });
});

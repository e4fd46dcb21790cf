import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWordPiece } from '../../../scripts/embeddings/word-piece.ts';

const PIECES = ['[UNK]', '[CLS]', '[SEP]', 'play', '##ing', '##ed', 'cafe', '退', '款', ',', 'a'];

describe("the sentence model's tokeniser", () => {
  let directory: string;
  let tokenise: (text: string, most: number) => string[];

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'pangzheng-pieces-'));
    const file = join(directory, 'tokenizer.json');
    const vocab = Object.fromEntries(PIECES.map((piece, number) => [piece, number]));
    writeFileSync(file, JSON.stringify({ model: { vocab } }));
    const open = openWordPiece(file);
    tokenise = (text, most) => open(text, most).map((number) => PIECES[number] ?? '?');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each([
    ['playing', ['play', '##ing'], 'the longest piece from the left, then the next'],
    ['PLAYED', ['play', '##ed'], 'lower case'],
    ['Café', ['cafe'], 'without accents'],
    ['退款', ['退', '款'], 'Han characters one by one'],
    ['a,a', ['a', ',', 'a'], 'signs by themselves'],
    ['playxing', ['[UNK]'], 'a word of which a part is unknown is unknown as a whole'],
    ['', [], 'nothing'],
  ])('cuts "%s" into %j: %s', (text, pieces) => {
    expect(tokenise(text, 20)).toEqual(['[CLS]', ...pieces, '[SEP]']);
  });

  it('stops at the most it is asked for, the end mark among them', () => {
    expect(tokenise('a a a a a a', 4)).toEqual(['[CLS]', 'a', 'a', '[SEP]']);
  });
});

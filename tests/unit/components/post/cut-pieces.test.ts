import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPieces } from '../../../../components/post/cut-pieces.ts';

/** Neither units nor lines of a piece go beyond these (see cut-pieces.ts). */
const MOST_CODE_UNITS = 4_000;
const MOST_LINES = 80;

function piecesOf(text: string): string[] {
  const cuts = cutPieces(text);
  return cuts.slice(1).map((end, i) => text.slice(cuts[i], end));
}

describe('the pieces of a long post', () => {
  it.each([
    ['no text', '', 0],
    ['a short post', '一段\n又一段', 1],
    ['one line of a million characters', '退'.repeat(1_000_000), 250],
    ['half a million lines', 'a\n'.repeat(500_000), 6_250],
  ])('%s', (_, text, count) => {
    expect(piecesOf(text)).toHaveLength(count);
  });

  it('are the text, each small, and none begins or ends within a character', () => {
    const unit = fc.oneof(
      fc.constantFrom('\n', '退款', '。', 'word ', '💡'),
      fc.nat(9_000).map((length) => 'x'.repeat(length)),
      fc.nat(3_000).map((length) => '💡'.repeat(length)),
      fc.nat(200).map((length) => '\n'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('');
        const pieces = piecesOf(text);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(MOST_CODE_UNITS);
          expect(piece.split('\n').length - 1).toBeLessThanOrEqual(MOST_LINES);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('end with a sentence where a line is longer than a piece', () => {
    const sentence = `${'退款率'.repeat(30)}。`;
    expect(piecesOf(sentence.repeat(200)).every((piece) => piece.endsWith('。'))).toBe(true);
  });
});

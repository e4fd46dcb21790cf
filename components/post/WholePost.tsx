import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber, useTranslate } from '../common/translate.ts';
import { cutPieces } from './cut-pieces.ts';
import { findTermRanges, type TermRange } from './find-term-ranges.ts';

/** Pieces drawn at first, and more at each wish. 1-10: see cut-pieces.ts for what one takes. */
const PIECES_AT_ONCE = 3;

/** A wish to see a term; a new object each time, so that asking twice goes to the next place. */
export interface Jump {
  term: string;
  /** How often this term was asked for, from 0. */
  turn: number;
}

interface WholePostProps {
  text: string;
  terms: readonly string[];
  jump: Jump | null;
  announce(text: string): void;
}

/**
 * The whole text in place, its terms marked. A jump scrolls to the term and puts the focus on it. A long text is drawn in
 * pieces, a few at a time and more when asked: a book in one post must not stop the page.
 */
export function WholePost({ text, terms, jump, announce }: WholePostProps) {
  const t = useTranslate();
  const container = useRef<HTMLDivElement>(null);
  const cuts = useMemo(() => cutPieces(text), [text]);
  const pieceCount = cuts.length - 1;
  const [[from, to], setShown] = useState([0, PIECES_AT_ONCE]);
  const last = Math.min(to, pieceCount);
  const places = useMemo(
    () => (jump ? findTermRanges(text, terms).filter(({ term }) => terms[term] === jump.term) : []),
    [text, terms, jump?.term],
  );
  const reached = useRef<Jump | null>(null);
  const place = jump && places[jump.turn % Math.max(places.length, 1)];

  useEffect(() => {
    if (!jump) return;
    if (!place) {
      announce(t('jump_nowhere', jump.term));
      return;
    }
    const piece = cuts.findIndex((cut) => cut > place.start) - 1;
    if (piece < from || piece >= last) setShown([piece, piece + PIECES_AT_ONCE]);
    announce(t('jump_place', jump.term, String((jump.turn % places.length) + 1), String(places.length)));
  }, [jump]);

  // After the piece with the place has been drawn.
  useEffect(() => {
    if (!place || reached.current === jump) return;
    const marks = [...(container.current?.querySelectorAll<HTMLElement>('mark') ?? [])];
    const mark = marks.find(({ dataset }) => Number(dataset.start) === place.start);
    if (!mark) return;
    reached.current = jump;
    for (const other of marks) other.classList.toggle('is-current', other === mark);
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: 'center' });
  }, [jump, from]);

  return (
    <div class="whole" ref={container} data-testid="whole-post">
      {from > 0 && (
        <button
          type="button"
          class="quiet"
          data-testid="whole-before"
          onClick={() => setShown([Math.max(0, from - PIECES_AT_ONCE), last])}
        >
          {t('whole_before', formatNumber(t, cuts[from] ?? 0))}
        </button>
      )}
      {Array.from({ length: last - from }, (_, i) => from + i).map((piece) => (
        <Piece key={piece} text={text} start={cuts[piece] ?? 0} end={cuts[piece + 1] ?? text.length} terms={terms} />
      ))}
      {last < pieceCount && (
        <button
          type="button"
          class="quiet"
          data-testid="whole-after"
          onClick={() => setShown([from, last + PIECES_AT_ONCE])}
        >
          {t('whole_after', formatNumber(t, text.length - (cuts[last] ?? 0)))}
        </button>
      )}
    </div>
  );
}

/** Paragraphs of one stretch of the text. Drawn once: what is shown already is not drawn again with the next. */
function Piece({ text, start, end, terms }: { text: string; start: number; end: number; terms: readonly string[] }) {
  return useMemo(() => {
    const piece = text.slice(start, end);
    const ranges = findTermRanges(piece, terms);
    let next = 0;
    return splitParagraphs(piece).map((paragraph) => {
      const inside: TermRange[] = [];
      for (; next < ranges.length; next++) {
        const range = ranges[next];
        if (!range || range.start >= paragraph.end) break;
        if (range.start >= paragraph.start && range.end <= paragraph.end) inside.push(range);
      }
      return (
        <p key={start + paragraph.start} dir="auto">
          {renderParagraph(piece, paragraph, inside, start)}
        </p>
      );
    });
  }, [text, start, end, terms]);
}

function renderParagraph(
  piece: string,
  paragraph: { start: number; end: number },
  ranges: readonly TermRange[],
  offset: number,
) {
  const parts = [];
  let at = paragraph.start;
  for (const range of ranges) {
    if (range.start > at) parts.push(piece.slice(at, range.start));
    parts.push(
      <mark key={range.start} tabIndex={-1} data-term={range.term} data-start={offset + range.start}>
        {piece.slice(range.start, range.end)}
      </mark>,
    );
    at = range.end;
  }
  parts.push(piece.slice(at, paragraph.end));
  return parts;
}

function splitParagraphs(text: string): { start: number; end: number }[] {
  const paragraphs = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() !== '') paragraphs.push({ start: index, end: index + line.length });
  }
  return paragraphs;
}

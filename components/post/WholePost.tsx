import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useTranslate } from '../common/translate.ts';
import { findTermRanges } from './find-term-ranges.ts';

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

/** The whole text in place, its terms marked. A jump scrolls to the term and puts the focus on it. */
export function WholePost({ text, terms, jump, announce }: WholePostProps) {
  const t = useTranslate();
  const container = useRef<HTMLDivElement>(null);
  const ranges = useMemo(() => findTermRanges(text, terms), [text, terms]);

  useEffect(() => {
    if (!jump) return;
    const marks = [...(container.current?.querySelectorAll<HTMLElement>('mark') ?? [])];
    const places = marks.filter((mark) => terms[Number(mark.dataset.term)] === jump.term);
    const place = places[jump.turn % Math.max(places.length, 1)];
    if (!place) {
      announce(t('jump_nowhere', jump.term));
      return;
    }
    for (const mark of marks) mark.classList.toggle('is-current', mark === place);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
    announce(t('jump_place', jump.term, String((jump.turn % places.length) + 1), String(places.length)));
  }, [jump]);

  return (
    <div class="whole" ref={container} data-testid="whole-post">
      {splitParagraphs(text).map(({ start, end }) => (
        <p key={start} dir="auto">
          {renderParagraph(text, start, end, ranges)}
        </p>
      ))}
    </div>
  );
}

function renderParagraph(text: string, start: number, end: number, ranges: ReturnType<typeof findTermRanges>) {
  const parts = [];
  let at = start;
  for (const range of ranges) {
    if (range.start < start || range.end > end) continue;
    if (range.start > at) parts.push(text.slice(at, range.start));
    parts.push(
      <mark key={range.start} tabIndex={-1} data-term={range.term}>
        {text.slice(range.start, range.end)}
      </mark>,
    );
    at = range.end;
  }
  parts.push(text.slice(at, end));
  return parts;
}

function splitParagraphs(text: string): { start: number; end: number }[] {
  const paragraphs = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() !== '') paragraphs.push({ start: index, end: index + line.length });
  }
  return paragraphs;
}

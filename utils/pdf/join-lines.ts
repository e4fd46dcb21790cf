import { endLine, HAN } from './end-line.ts';
import { findColumns, type PlacedLine } from './find-columns.ts';
import type { PdfLine } from './pdf-line.ts';

/** What was read of a paragraph: its text, and how large its letters are. */
export interface PdfParagraph {
  text: string;
  size: number;
}

/** Letters of one paragraph differ at most by this share of their size. */
const SIZE_STEP = 0.12;
/** A distance of lines above so much of the usual one parts paragraphs. */
const WIDE_GAP = 1.35;
/** Room at the end of a line, of the size, above which a Chinese line ended because its paragraph did: 禁则 takes up to two. */
const HAN_ROOM = 2.2;
/** The same for lines that end in the middle of a sentence, as share of the column. */
const ROOM_IN_SENTENCE = 0.3;
/** Indents from here on, of the size. */
const INDENT = 0.8;

const SENTENCE_END = /[。！？!?.…：:;；”"’」』）)\]】]$/u;
const LIST_MARK =
  /^(?:[•●○■□◆◇▪▸►※✓\-–—]\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十百\d]{1,4}[章节条部篇]|\d{1,2}(?:\.\d{1,2}){0,3}[、.．)）]?\s|[①-⑳])/u;

/**
 * Joins the lines of a PDF to paragraphs: a PDF knows letters and places, no paragraphs. A line goes on in the next unless
 * distance, size, indent, a mark of a list or the room that is left at its end say that a paragraph ended.
 * `pages`: the lines of each page, in reading order.
 */
export function joinLines(pages: readonly PdfLine[][]): PdfParagraph[] {
  const pitch = findPitch(pages);
  const paragraphs: { texts: string[]; size: number }[] = [];
  /** Those of the last paragraph. */
  let lines: PlacedLine[] = [];
  for (const page of pages) {
    const placed = findColumns(page);
    for (const [i, line] of placed.entries()) {
      const before = lines.at(-1);
      const last = paragraphs.at(-1);
      const meeting = { line, after: placed[i + 1], isHanging: isHanging(lines), pitch, isPageTurn: i === 0 };
      if (last === undefined || before === undefined || startsParagraph({ ...meeting, before })) {
        paragraphs.push({ texts: [line.text], size: line.size });
        lines = [line];
      } else {
        last.texts.push(endLine(last.texts.pop() ?? '', line.text), line.text);
        lines.push(line);
      }
    }
  }
  return paragraphs.map(({ texts, size }) => ({ text: texts.join(''), size }));
}

/** Two lines that begin below each other: behind them a line further out is another paragraph's. */
function isHanging(lines: readonly PlacedLine[]): boolean {
  return lines.length > 1 && lines.at(-1)?.start === lines.at(-2)?.start;
}

interface Meeting {
  before: PlacedLine;
  line: PlacedLine;
  after: PlacedLine | undefined;
  isHanging: boolean;
  pitch: number;
  isPageTurn: boolean;
}

function startsParagraph({ before, line, after, isHanging, pitch, isPageTurn }: Meeting): boolean {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > SIZE_STEP * size) return true;
  if (LIST_MARK.test(line.text)) return true;
  const down = before.height - line.height;
  const isJump = isPageTurn || down < -size;
  if (!isJump && down > WIDE_GAP * pitch * size) return true;
  const isFirstIndented =
    line.start - before.start >= INDENT * size && (after === undefined || after.start <= line.start - INDENT * size);
  if (!isJump && isFirstIndented) return true;
  if (!isJump && isHanging && before.start - line.start >= INDENT * size) return true;
  return endsEarly(before, line, size);
}

/** There was room for more at the end of the line, and the paragraph did not take it. */
function endsEarly(before: PlacedLine, line: PlacedLine, size: number): boolean {
  const room = before.columnEnd - before.end;
  const width = before.columnEnd - before.columnStart;
  if (!SENTENCE_END.test(before.text) && room < ROOM_IN_SENTENCE * width) return false;
  if (HAN.test(line.text.charAt(0))) return room > HAN_ROOM * size;
  const firstWord = /^\S+/.exec(line.text)?.[0].length ?? 1;
  const letterWidth = (line.end - line.start) / Math.max(1, line.text.length);
  return room > firstWord * letterWidth + size;
}

/** Usual distance of lines, as a multiple of the size of their letters. */
function findPitch(pages: readonly PdfLine[][]): number {
  const found: number[] = [];
  for (const page of pages)
    for (const [i, line] of page.entries()) {
      const before = page[i - 1];
      const ratio = before === undefined ? 0 : (before.height - line.height) / line.size;
      if (ratio > 0.8 && ratio < 4) found.push(ratio);
    }
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 1.5;
}

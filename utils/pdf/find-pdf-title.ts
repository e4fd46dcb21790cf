import type { PdfParagraph } from './join-lines.ts';

/** Paragraphs at the beginning among which a title is looked for: a report's cover has little else. */
const LOOKED_AT = 20;
/** Letters of a title are at least so much larger than those of the text. */
const MIN_RATIO = 1.15;
const MAX_LENGTH = 120;

/** The first paragraph of the largest letters at the beginning; '' when none are larger than those of the text. */
export function findPdfTitle(paragraphs: readonly PdfParagraph[], bodySize: number): string {
  let best: PdfParagraph | null = null;
  for (const paragraph of paragraphs.slice(0, LOOKED_AT)) {
    if (paragraph.text.length > MAX_LENGTH || !/[\p{L}\p{N}]{2}/u.test(paragraph.text)) continue;
    if (paragraph.size >= MIN_RATIO * bodySize && paragraph.size > (best?.size ?? 0) * 1.02) best = paragraph;
  }
  return best?.text ?? '';
}

/** Size of the letters that most of the text is written in. */
export function findBodySize(paragraphs: readonly PdfParagraph[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of paragraphs) {
    const step = Math.round(size * 2) / 2;
    letters.set(step, (letters.get(step) ?? 0) + text.length);
  }
  let body = 0;
  let most = 0;
  for (const [size, count] of letters) if (count > most) [body, most] = [size, count];
  return body;
}

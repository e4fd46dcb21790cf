import { type ArticleLine, articleLines } from './article-lines.ts';
import { isWallLine } from './wall-lines.ts';

/** Lines of notices looked at. Pages have one or two notices of a few lines. */
const MAX_WALLS = 20;
/** UTF-16 code units up to which a part can be a notice in front of the page. A long cookie notice has 1,200. */
const MAX_WALL_LENGTH = 1_600;
/** Share of a part's text that must be the notice's own words for the whole part to be one. */
const MIN_WALL_SHARE = 0.35;

/**
 * Takes notices in front of a page out of a copy, before anything is chosen by its length: cookies, signing in, paying,
 * another browser. A part is one by what it says, so that an article about cookies stays: the largest part around such
 * a line that is short, has no other text to speak of and is not the page's only text.
 */
export function removeWalls(root: Element): void {
  const lines = articleLines(root);
  const walls = lines.filter((line) => isWallLine(line.text)).slice(0, MAX_WALLS);
  if (walls.length === 0) return;
  const total = weigh(lines, () => true);
  const doomed = walls.map((wall) => wallPart(wall, lines)).filter((part) => part !== null);
  const isDoomed = (line: ArticleLine) => doomed.some((part) => part.contains(line.element));
  // When the page is nothing but notices, they are what there is to read.
  if (total === 0 || !lines.some((line) => !isDoomed(line) && line.text.length >= 8)) return;
  for (const part of doomed) part.remove();
}

function wallPart(wall: ArticleLine, lines: readonly ArticleLine[]): Element | null {
  let part: Element | null = null;
  for (const element of wall.around) {
    if (element.nodeName === 'BODY' || element.nodeName === 'MAIN' || element.nodeName === 'ARTICLE') break;
    if (element.querySelector('article, h1') !== null) break;
    const inside = lines.filter((line) => element.contains(line.element));
    const length = weigh(inside, () => true);
    if (length > MAX_WALL_LENGTH) break;
    if (weigh(inside, (line) => isWallLine(line.text)) >= length * MIN_WALL_SHARE) part = element;
  }
  return part;
}

function weigh(lines: readonly ArticleLine[], counts: (line: ArticleLine) => boolean): number {
  return lines.reduce((sum, line) => sum + (counts(line) ? line.text.length : 0), 0);
}

import { nameWords } from './aside-names.ts';

/** Words by which a part calls itself a list of comments. */
const COMMENTS = new Set(
  'comment comments commentlist commentbox reply replies respond pinglun discuss disqus'.split(' '),
);
/** Words by which a part says that the rest is for money, members or a click. */
const WALLS = new Set(
  'paywall metered regwall cookie cookies consent gdpr ccpa privacy login signin signup register subscription newsletter modal popup overlay'.split(
    ' ',
  ),
);
/** Words of lists of other things to look at. */
const OTHERS = new Set(
  'related recommend recommends recommended recommendation recommendations recomm suggestions trending hot sidebar rightbar'.split(
    ' ',
  ),
);

/** Words of parts beside the text, and of the buttons of a player. */
const SIDES = new Set('sidebar rightbar sidecolumn player'.split(' '));

/** A discussion is read whole: its comments have this many times the text of what they are about. */
const DISCUSSION = 8;
/** Text that is left, in code units, when comments are taken out: the note that they are about. Han says in 15 what Latin letters say in 45. */
const LEAST_NOTE = 15;
/** Longest wall: an article has more. */
const MAX_WALL_LENGTH = 700;
/** Largest part of a page that is taken for a side part by its name alone. */
const MAX_SIDE_SHARE = 0.3;
/** Boxes of one name on a page at most. */
const MAX_BOXES = 2;
/** Cards of a list: this many of one name, each no longer than this. */
const LEAST_CARDS = 3;
const MAX_CARD_LENGTH = 80;

/**
 * Takes out of a copy, before the article is looked for, what would be taken for it when the article is short: comments under a
 * note, walls before the rest, lists of cards that lead away. Parts are known by what they call themselves and by their shape.
 */
export function removeSideParts(root: Element): void {
  removeNamed(root, WALLS, (part) => lengthOf(part) <= MAX_WALL_LENGTH && !holdsMost(part, root));
  removeNamed(
    root,
    SIDES,
    (part) => lengthOf(part) <= lengthOf(root) * MAX_SIDE_SHARE && part.querySelector('h1, article') === null,
  );
  removeNamed(root, OTHERS, (part) => isCardList(part));
  const comments = findNamed(root, COMMENTS).filter((part) => part.querySelector('h1') === null);
  const length = comments.reduce((sum, part) => sum + lengthOf(part), 0);
  const rest = lengthOf(root) - length;
  if (rest >= LEAST_NOTE && length <= rest * DISCUSSION) for (const part of comments) part.remove();
}

/** Removes boxes that bear one of the words. A word that many parts bear is a style of the text: paragraphs of class "paywall". */
function removeNamed(root: Element, words: ReadonlySet<string>, isMeant: (part: Element) => boolean): void {
  const parts = findNamed(root, words);
  const counts = new Map<string, number>();
  const wordOf = (part: Element) => nameWords(part).find((word) => words.has(word)) ?? part.localName;
  for (const part of parts) counts.set(wordOf(part), (counts.get(wordOf(part)) ?? 0) + 1);
  for (const part of parts) if ((counts.get(wordOf(part)) ?? 0) <= MAX_BOXES && isMeant(part)) part.remove();
}

/** The outermost elements that bear one of the words in their class, id or own name. */
function findNamed(root: Element, words: ReadonlySet<string>): Element[] {
  const found: Element[] = [];
  for (const element of root.querySelectorAll('[class], [id]')) {
    if (found.at(-1)?.contains(element)) continue;
    if (nameWords(element).some((word) => words.has(word))) found.push(element);
  }
  for (const element of root.querySelectorAll('*')) {
    if (!element.localName.includes('-') || found.some((part) => part.contains(element))) continue;
    if (element.localName.split('-').some((word) => words.has(word))) found.push(element);
  }
  return found;
}

function holdsMost(part: Element, root: Element): boolean {
  return lengthOf(part) * 2 > lengthOf(root) || part.querySelector('h1, article') !== null;
}

/** Elements of one name beside each other, each short: the cards of a list. Paragraphs have no name of their own. */
function isCardList(part: Element): boolean {
  const counts = new Map<string, number>();
  const longest = new Map<string, number>();
  for (const child of part.querySelectorAll('*')) {
    const className = child.getAttribute('class') ?? '';
    if (className === '' && !child.localName.includes('-') && child.localName !== 'li') continue;
    const key = `${child.localName} ${className}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    longest.set(key, Math.max(longest.get(key) ?? 0, lengthOf(child)));
  }
  const length = lengthOf(part);
  for (const [key, count] of counts) {
    const most = longest.get(key) ?? 0;
    if (count >= LEAST_CARDS && most <= MAX_CARD_LENGTH && count * most >= length * 0.6) return true;
  }
  return false;
}

function lengthOf(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/g, '').length;
}

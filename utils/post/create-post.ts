import { cleanLine, cleanText, cutText } from '../text/clean-text.ts';
import { deriveTitle } from './derive-title.ts';
import { parseDate } from './parse-date.ts';
import type { ImportedPost, Reaction } from './post.ts';
import { toSafeUrl } from './safe-url.ts';
import type { ImportSkipReason } from './skip-reasons.ts';

/** UTF-16 code units of one post's text. A long novel has about 500,000; beyond this it is no post and slows every page. */
const MAX_TEXT_LENGTH = 1_000_000;
const MAX_TITLE_LENGTH = 300;
/** A text of signs alone (-----) still needs something to be shown by. */
const MAX_SIGNS_LENGTH = 40;
const MAX_AUTHOR_LENGTH = 200;
const MAX_TAG_LENGTH = 80;
const MAX_TAGS = 100;
const MAX_REACTIONS = 50;
const MAX_EMOJI_LENGTH = 32;

/** What an importer knows of one post. Everything may be missing, dirty or too long. */
export interface RawPost {
  title?: string;
  text?: string;
  url?: string;
  author?: string;
  /** Anything parseDate reads. */
  publishedAt?: unknown;
  tags?: Iterable<string>;
  reactions?: Iterable<Reaction>;
  /** A bookmark is its address: it needs a safe one, and may have nothing else. */
  isBookmark?: boolean;
  /** True when `title` is known to be the beginning of the text. */
  titleIsDerived?: boolean;
}

export interface CreatedPost {
  /** null when there is nothing to show; then `reasons` says why. */
  post: ImportedPost | null;
  reasons: ImportSkipReason[];
}

/**
 * Makes a post of what an importer read. The one place where texts are cleaned and bounded, addresses checked, dates
 * parsed and missing titles derived. Copies named fields only, so nothing of the file's own objects survives.
 */
export function createImportedPost(raw: RawPost): CreatedPost {
  const reasons: ImportSkipReason[] = [];
  const whole = cleanText(raw.text ?? '');
  const text = whole.length > MAX_TEXT_LENGTH ? cleanText(cutText(whole, MAX_TEXT_LENGTH)) : whole;
  if (text !== whole) reasons.push('text-cut');
  const url = toSafeUrl(raw.url ?? '');
  const addressIsUnsafe = url === '' && (raw.url ?? '').trim() !== '';
  const isBookmark = raw.isBookmark === true;
  const ownTitle = cutText(cleanLine(raw.title ?? ''), MAX_TITLE_LENGTH).trimEnd();
  const title = ownTitle || titleFromText(text) || (isBookmark ? addressTitle(url) : '');
  if (isBookmark && text === '' && url === '') return { post: null, reasons: ['unsafe-address'] };
  if (title === '' && text === '') return { post: null, reasons: [addressIsUnsafe ? 'unsafe-address' : 'no-text'] };
  if (addressIsUnsafe) reasons.push('address-dropped');
  const post: ImportedPost = {
    title,
    titleIsDerived: ownTitle === '' ? text !== '' : raw.titleIsDerived === true,
    text,
    url,
    author: cutText(cleanLine(raw.author ?? ''), MAX_AUTHOR_LENGTH).trimEnd(),
    publishedAt: parseDate(raw.publishedAt),
    tags: cleanTags(raw.tags ?? []),
    reactions: cleanReactions(raw.reactions ?? []),
  };
  return { post, reasons };
}

/** The first sentence without addresses, which make poor titles; with them when there is nothing else; else what signs there are. */
function titleFromText(text: string): string {
  const withoutLinks = text
    .slice(0, 1000)
    .replace(/https?:\/\/\S+/g, ' ')
    .trim();
  return (
    deriveTitle(withoutLinks) ||
    deriveTitle(text) ||
    cutText(cleanLine(text.slice(0, 1000)), MAX_SIGNS_LENGTH).trimEnd()
  );
}

/** A bookmark without a title is shown by its address. */
function addressTitle(url: string): string {
  return url === '' ? '' : cutText(url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, ''), MAX_TITLE_LENGTH);
}

/** Tags without their "#", each once, in the order given. */
function cleanTags(tags: Iterable<string>): string[] {
  const cleaned = new Set<string>();
  for (const raw of tags) {
    const tag = cutText(
      cleanLine(raw)
        .replace(/^#+|#+$/g, '')
        .trim(),
      MAX_TAG_LENGTH,
    ).trim();
    if (tag !== '') cleaned.add(tag);
    if (cleaned.size === MAX_TAGS) break;
  }
  return [...cleaned];
}

function cleanReactions(reactions: Iterable<Reaction>): Reaction[] {
  const cleaned: Reaction[] = [];
  for (const { emoji, count } of reactions) {
    const sign = cutText(cleanLine(emoji), MAX_EMOJI_LENGTH);
    if (sign === '' || !Number.isSafeInteger(count) || count < 1) continue;
    cleaned.push({ emoji: sign, count });
    if (cleaned.length === MAX_REACTIONS) break;
  }
  return cleaned;
}

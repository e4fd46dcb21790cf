import type { Post } from '../../utils/post/post.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';

/** What ends a sentence; a fragment never crosses it, for pages cut their text into elements at such places. */
const SENTENCE_END = /[。！？!?；;\n]/u;

/** UTF-16 code units of a sentence that name it. 12..60: shorter may stand elsewhere, longer meets a tag of the page. */
const LONGEST = 40;
const SHORTEST = 4;

/**
 * The post's address, opened at the sentence of the excerpt: a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
 * Where the page has no such text the browser opens it at its top.
 */
export function createSentenceLink({ url, text }: Pick<Post, 'url' | 'text'>, excerpt: Excerpt): string {
  const mark = excerpt.marks[0];
  if (url === '' || !mark) return url;
  const sentence = sentenceAround(text, excerpt.offset + mark[0]);
  if (sentence.length < SHORTEST) return url;
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${encodeFragment(sentence)}`;
}

function sentenceAround(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < LONGEST / 2 && !SENTENCE_END.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - start < LONGEST && !SENTENCE_END.test(text.charAt(end))) end++;
  return text.slice(start, end).toWellFormed().replaceAll('\ufffd', '').trim();
}

/** Commas, ampersands and hyphens have a meaning within a fragment, and encodeURIComponent leaves the hyphen. */
function encodeFragment(sentence: string): string {
  return encodeURIComponent(sentence).replaceAll('-', '%2D');
}

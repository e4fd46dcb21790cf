import type { Page } from '../../../utils/page/page.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { Translate } from '../../../utils/protocol/translate.ts';
import { cutText } from '../../../utils/text/clean-text.ts';
import { formatDate } from '../../common/format.ts';
import { formatNumber } from '../../common/translate.ts';

export interface AssistantContext {
  text: string;
  /** Code units of the posts' texts in it. */
  length: number;
}

/**
 * Posts with their whole texts, for an assistant: which page they belong to, how many they are and how long. Best first, up
 * to `limit` code units of text; the post that does not fit is cut, those behind it are left out, and both are said.
 */
export function createContext(t: Translate, page: Page, posts: readonly Post[], limit: number): AssistantContext {
  const parts: string[] = [];
  let length = 0;
  for (const post of posts) {
    if (length >= limit) break;
    const text = cutText(post.text, limit - length);
    length += text.length;
    const isCut = text.length < post.text.length;
    const facts = [post.author, formatDate(t, post.publishedAt), post.url].filter((fact) => fact !== '');
    parts.push(
      [`## ${parts.length + 1}. ${post.title}`, facts.join(' · '), `${text}${isCut ? `…${t('context_cut')}` : ''}`]
        .filter((part) => part !== '')
        .join('\n\n'),
    );
  }
  const left = posts.length - parts.length;
  const head = [
    `# ${t('context_heading', page.title || page.url)}`,
    page.url,
    t('context_lead', formatNumber(t, parts.length), formatNumber(t, length)),
    left > 0 ? t('context_left', formatNumber(t, left)) : '',
  ];
  return { text: `${[...head.filter((line) => line !== ''), ...parts].join('\n\n')}\n`, length };
}

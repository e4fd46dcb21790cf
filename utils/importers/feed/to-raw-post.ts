import type { RawPost } from '../../post/create-post.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';

/** One item or entry as its elements told it, with the feed's own facts. */
export interface FeedItem {
  /** Texts by field; of repeated elements the first. A field with "?" stands in for the one without. */
  fields: Map<string, string>;
  categories: string[];
  /** Addresses, made whole with the item's base. */
  link: string;
  guid: string;
  guidIsLink: boolean;
  isDraft: boolean;
  /** Blogger's exports hold comments, settings and templates as entries too. */
  kind: string;
}

/** Kinds of WordPress's records that are something to read. */
const WORDPRESS_POSTS = new Set(['', 'post', 'page', 'article', 'book', 'portfolio', 'project', 'product']);
/** Square-bracket tags of WordPress and its builders; the words between them stay. */
const SHORTCODE =
  /\[\/?(?:caption|gallery|embed|audio|video|playlist|vc_[\w-]+|et_pb_[\w-]+|fusion_[\w-]+|su_[\w-]+|contact-form[\w-]*|toc|more|sourcecode|code)\b[^\]\n]{0,500}\][ \t]*/g;

/** An item as a post, or why it is none. */
export function toRawPost(item: FeedItem, feedTitle: string): RawPost | ImportSkipReason {
  const get = (name: string) => (item.fields.get(name) ?? '').trim() || (item.fields.get(`${name}?`) ?? '');
  const status = get('wp-status');
  if (!WORDPRESS_POSTS.has(get('wp-type'))) return 'not-a-post';
  if (/comment|settings|template/.test(item.kind)) return 'not-a-post';
  if (status === 'trash') return 'deleted';
  if (item.isDraft || /^(?:draft|auto-draft|pending|future)$/.test(status)) return 'draft';
  const text = get('content').trim() || get('summary');
  return {
    title: get('title'),
    text: get('wp-type') === '' ? text : text.replace(SHORTCODE, ''),
    url: item.link || (isHttp(item.guid) ? item.guid : ''),
    author: readAuthor(get('author')) || feedTitle,
    publishedAt: get('date').trim() || get('updated').trim(),
    tags: item.categories.filter((category) => !/^(?:uncategorized|未分类)$/i.test(category)),
  };
}

/** `mail@example.com (阿宁)` is 阿宁. What follows the name in an author's own elements comes after a zero. */
function readAuthor(author: string): string {
  return (author.split('\u0000')[0] ?? '').trim().replace(/^\S+@\S+\s*\((.+)\)$/, '$1');
}

export function isHttp(address: string): boolean {
  return /^https?:\/\//i.test(address.trim());
}

import { similarTexts } from './similar-texts.ts';

/** Where sites join the title of a page and their own name. Hyphens count only between spaces or before a Han name. */
const SEPARATOR =
  /\s*[_|｜丨»›]+\s*|\s+[-–—－·•:：]+\s+|\s*[-–—－]+(?=[^-–—－_|]{1,24}$)|：(?=[^：]{1,24}$)|\s*[-–—]+(?=[^-–—_|]{0,14}(?:网|在线|频道|新闻|日报|晚报|时报|资讯|首页|中心|社区|论坛|博客)$)/u;
/** Shortest first part that can be a title of its own, in UTF-16 code units. */
const MIN_TITLE_LENGTH = 5;
/** Last parts of a title that name a site or a part of one. */
const SITE_PART =
  /(?:网|在线|频道|新闻|日报|晚报|时报|资讯|首页|中心|社区|论坛|博客|客户端|\.(?:com|cn|net|org|de|uk))$|\b(?:news|post|times|blog|magazine|journal)$/iu;

export interface TitleSources {
  documentTitle: string;
  /** og:title, the headline of linked data and the like, best first. */
  declared: readonly string[];
  /** Texts of the h1 elements. */
  headings: readonly string[];
  siteName: string;
  host: string;
}

/** Unread messages before a title: (3), (99+), （1 封私信 / 2 条消息）, 【新消息】, ● and the like. */
const COUNTER =
  /^(?:[(（[【]\s*(?:\d{1,4}\+?|\d+\s*(?:封|条|个|则).{0,24}|新消息|.{1,4}消息)\s*[)）\]】]|[●•◉🔴🔔*])\s*/u;

function withoutCounter(title: string): string {
  const rest = title.replace(COUNTER, '').replace(COUNTER, '');
  return rest === '' ? title : rest;
}

/**
 * The title of the page without the name of its site. A declared title or a heading is taken when the document's title
 * begins with it (the rest is the site's); otherwise parts at the end that name the site are cut off.
 */
export function pageTitle(sources: TitleSources): string {
  const title = withoutCounter(sources.documentTitle);
  if (title === '')
    return sources.declared.find((one) => one !== '') ?? sources.headings.find((one) => one !== '') ?? '';
  for (const candidate of [...sources.headings, ...sources.declared]) {
    if (candidate.length < MIN_TITLE_LENGTH || !title.startsWith(candidate)) continue;
    // What follows must be set off as a site's name is: "Blog: title" begins with the blog, "Title - blog" with the title.
    if (/^\s*[-_|｜丨–—·•»›]/.test(title.slice(candidate.length))) return candidate;
  }
  return withoutSiteParts(title, sources);
}

/** Short words of Han after a dash at the end of a longer title: 知乎, 少数派, 36氪. Parts of a series are none. */
function isHanName(end: string): boolean {
  return (
    /^[\p{Script=Han}\d]{2,10}$/u.test(end) &&
    /\p{Script=Han}/u.test(end) &&
    !/^(?:[上中下续终完附]|第)|[上中下续]篇?$/u.test(end)
  );
}

function withoutSiteParts(title: string, { siteName, host }: TitleSources): string {
  let rest = title;
  for (;;) {
    const parts = [...rest.matchAll(new RegExp(SEPARATOR, 'gu'))];
    const last = parts.at(-1);
    if (last === undefined || last.index < MIN_TITLE_LENGTH) return rest;
    const end = rest.slice(last.index + last[0].length);
    const isSite =
      (siteName !== '' && similarTexts(end, siteName)) ||
      host.includes(end.replace(/\s+/g, '').toLowerCase()) ||
      (end.length <= 24 && SITE_PART.test(end)) ||
      (/[-–—－]/.test(last[0]) && isHanName(end) && last.index >= 2 * end.length) ||
      // Chinese portals: title_channel_site. A short part after an underscore is never the title.
      (/^\s*[_|｜丨]/.test(last[0]) && end.length <= 12 && last.index > end.length);
    if (!isSite) return rest;
    rest = rest.slice(0, last.index);
  }
}

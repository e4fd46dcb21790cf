import { collectBytes } from './collect-bytes.ts';
import type { ExportedPost } from './export-posts-json.ts';

const HEADER = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/** Posts as a bookmark file for browsers and bookmark services. Posts without an address cannot be in one and are left out. */
export function exportNetscape(
  posts: AsyncIterable<ExportedPost> | Iterable<ExportedPost>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  return collectBytes(writeBookmarks(posts));
}

async function* writeBookmarks(posts: AsyncIterable<ExportedPost> | Iterable<ExportedPost>): AsyncGenerator<string> {
  yield HEADER;
  for await (const post of posts) if (post.url !== '') yield writeBookmark(post);
  yield '</DL><p>\n';
}

function writeBookmark({ title, text, url, publishedAt, tags }: ExportedPost): string {
  const seconds = Math.floor(Date.parse(publishedAt.length === 19 ? `${publishedAt}Z` : publishedAt) / 1000);
  const date = Number.isFinite(seconds) && seconds > 0 ? ` ADD_DATE="${seconds}"` : '';
  const tagList = tags.length > 0 ? ` TAGS="${escapeHtml(tags.join(','))}"` : '';
  const description = text === '' ? '' : `<DD>${escapeHtml(text)}\n`;
  return `<DT><A HREF="${escapeHtml(url)}"${date}${tagList}>${escapeHtml(title)}</A>\n${description}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import { createImportedPost } from '../../post/create-post.ts';
import { createPostId } from '../../post/create-post-id.ts';
import type { Post, Source } from '../../post/post.ts';
import { CLIPS_SOURCE_ID } from '../../protocol/clips-source.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';

/** The page as a post: its main text, with what the reader had selected as a quotation in front. */
export function createClip(page: Page, tags: string[], now: Date): Post {
  const highlight = page.textSource !== 'selection' && page.selection.trim() !== '' ? `${quote(page.selection)}\n` : '';
  const { post } = createImportedPost({
    title: page.title,
    text: highlight + page.text,
    url: page.canonicalUrl ?? cleanUrl(page.url) ?? '',
    author: page.author || page.siteName,
    publishedAt: page.publishedAt || now.toISOString(),
    tags,
  });
  if (!post) throw new LibraryFailure({ code: 'file-empty', detail: { file: page.title || page.url } });
  return { ...post, id: createPostId(post), sourceId: CLIPS_SOURCE_ID };
}

function quote(selection: string): string {
  return selection
    .trim()
    .split('\n')
    .map((line) => `> ${line.trim()}`)
    .join('\n');
}

/** The source that all clips belong to; made with the first of them. */
export function createClipsSource(now: Date): Source {
  return {
    id: CLIPS_SOURCE_ID,
    kind: 'clips',
    name: '',
    format: '',
    postCount: 0,
    textBytes: 0,
    createdAt: now.toISOString(),
    isOn: true,
  };
}

import { join } from 'node:path';
import * as v from 'valibot';
import { readSourcePosts } from '../../scripts/read-source-posts.ts';
import { createPage, type Page } from '../../utils/page/page.ts';
import { createPostId } from '../../utils/post/create-post-id.ts';
import { deriveTitle } from '../../utils/post/derive-title.ts';
import type { Post } from '../../utils/post/post.ts';
import { readJsonl } from './read-jsonl.ts';
import type { Grades } from './shown-score.ts';

const Text = v.object({ id: v.string(), title: v.optional(v.string(), ''), text: v.string() });
const Graded = v.object({ page: v.string(), grades: v.record(v.string(), v.number()) });
const SeedPage = v.object({
  id: v.string(),
  title: v.optional(v.string(), ''),
  text: v.string(),
  kind: v.picklist(['related', 'hard-negative', 'plain-negative']),
  grades: v.record(v.string(), v.number()),
});

/** Posts with the names that the grades use. */
export interface NamedPosts {
  posts: Post[];
  nameOf(post: Post): string;
}

export interface NamedPage {
  id: string;
  page: Page;
}

/** Posts of a file of lines {id, title, text}, as an import would make them. */
export function readNamedPosts(file: string): NamedPosts {
  const names = new Map<string, string>();
  const posts: Post[] = [];
  for (const { id: name, title, text } of readJsonl(file, Text)) {
    const titleIsDerived = title.trim() === '';
    const empty = { url: '', author: '', publishedAt: '', tags: [], reactions: [] };
    const post = { title: titleIsDerived ? deriveTitle(text) : title, titleIsDerived, text, ...empty };
    const id = createPostId(post);
    names.set(id, name);
    posts.push({ id, sourceId: 'bench', ...post });
  }
  return { posts, nameOf: ({ id }) => names.get(id) ?? '' };
}

/** The seven posts of the package, P1 to P7. */
export async function readSeedPosts(): Promise<NamedPosts> {
  const seed = await readSourcePosts(join(import.meta.dirname, '..', '..', 'data', 'seed', 'posts.txt'));
  const posts = seed.posts.map((post) => ({ id: createPostId(post), sourceId: 'bundled', ...post }));
  const names = new Map(posts.map((post, number) => [post.id, `P${number + 1}`]));
  return { posts, nameOf: ({ id }) => names.get(id) ?? '' };
}

export function readNamedPages(file: string): NamedPage[] {
  return [...readJsonl(file, Text)].map(({ id, title, text }) => ({ id, page: createPage({ title, text }) }));
}

export function readGrades(file: string): Map<string, Grades> {
  const grades = new Map<string, Grades>();
  for (const { page, grades: ofPage } of readJsonl(file, Graded)) grades.set(page, new Map(Object.entries(ofPage)));
  return grades;
}

/** Graded pages of the seven posts: what has no grade is not related. */
export function readSeedPages(file: string) {
  return [...readJsonl(file, SeedPage)].map(({ id, title, text, kind, grades }) => ({
    id,
    kind,
    page: createPage({ title, text }),
    grades: new Map(Object.entries(grades)),
  }));
}

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type BenchDocument, readDocuments } from './read-documents.ts';

/** Real pages for the warm figures. */
const WARM_PAGES = 200;

export interface PreparedPosts {
  count: number;
  /** How many of them are put together from sentences of two others, because the files hold no more. */
  recombinedCount: number;
  /** UTF-8 bytes of titles and texts. */
  sourceBytes: number;
  /** Real pages that are not among the posts where the files hold enough; else from among them. */
  pages: BenchDocument[];
}

/**
 * Writes `wanted` posts as a file of our own schema, as a reader would choose it: the documents of the files, less the
 * last WARM_PAGES, and beyond them texts recombined from theirs: every other sentence of one and of another, under the
 * first one's title. Their bigrams of characters and the lengths of their lists are those of real texts.
 */
export async function preparePosts(files: readonly string[], wanted: number, file: string): Promise<PreparedPosts> {
  const documents: BenchDocument[] = [];
  for await (const document of readDocuments(files)) {
    if (documents.push(document) >= wanted + WARM_PAGES) break;
  }
  const posts = documents.slice(0, Math.max(1, Math.min(wanted, documents.length - WARM_PAGES)));
  const out = createWriteStream(file);
  out.write('{"schema":"pangzheng.posts","version":1,"posts":[');
  let sourceBytes = 0;
  const random = createRandom(wanted);
  for (let i = 0; i < wanted; i++) {
    const { title, text, url, date, tags } = posts[i] ?? recombine(posts, random);
    const post = { title, text, url, publishedAt: date ?? '', tags };
    if (!out.write(`${i === 0 ? '' : ','}\n${JSON.stringify(post)}`)) await once(out, 'drain');
    sourceBytes += Buffer.byteLength(title) + Buffer.byteLength(text);
  }
  out.end('\n]}\n');
  await once(out, 'finish');
  const pages = documents.slice(posts.length, posts.length + WARM_PAGES);
  return { count: wanted, recombinedCount: Math.max(0, wanted - posts.length), sourceBytes, pages };
}

function recombine(documents: readonly BenchDocument[], random: () => number): BenchDocument {
  const pick = () => documents[Math.floor(random() * documents.length)] as BenchDocument;
  const [first, second] = [pick(), pick()];
  const odd = cutSentences(second.text).filter((_, i) => i % 2 === 1);
  const text = [...cutSentences(first.text).filter((_, i) => i % 2 === 0), ...odd].join('');
  return { ...first, title: first.title, text, url: '' };
}

function cutSentences(text: string): string[] {
  return text.split(/(?<=[。！？\n])/u);
}

/** The same numbers in [0, 1) at every run (a linear congruential generator). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

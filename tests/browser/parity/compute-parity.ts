import { crc32 } from '../../../utils/bytes/crc32.ts';
import { hashString } from '../../../utils/bytes/hashes.ts';
import {
  type LanguageFiles,
  type LanguageTables,
  openLanguageTables,
} from '../../../utils/language/language-tables.ts';
import type { Page } from '../../../utils/page/page.ts';
import { createPostId } from '../../../utils/post/create-post-id.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { LexiconGroup } from '../../../utils/protocol/lexicon-group.ts';
import type { FindOutcome, Keyword } from '../../../utils/protocol/outcome.ts';
import { createSegmentOptions } from '../../../utils/search/create-segment-options.ts';
import { findRelatedPosts } from '../../../utils/search/find-related-posts.ts';
import { LibraryIndex } from '../../../utils/search/index/library-index.ts';
import type { SearchedLibrary } from '../../../utils/search/index/searched-library.ts';
import { buildSegment } from '../../../utils/search/segment/build-segment.ts';
import { mergeSegments } from '../../../utils/search/segment/merge-segments.ts';
import { openSegment } from '../../../utils/search/segment/open-segment.ts';
import type { IndexablePost } from '../../../utils/search/segment/segment-options.ts';
import { searchPosts } from '../../../utils/search/typed/search-posts.ts';
import { fold } from '../../../utils/text/fold.ts';
import { tokenise } from '../../../utils/text/tokenise.ts';
import { type Imported, importAll } from '../../unit/importers/import-all.ts';
import { hashRetrieval, type RetrievalHashes } from './hash-retrieval.ts';

/** What the pure code is given in every engine. JSON, except for the tables. */
export interface ParityMaterial {
  texts: string[];
  hashedPosts: IndexablePost[];
  libraries: Record<string, Post[]>;
  pages: Record<string, Page>;
  searches: string[];
  /** Set of fixtures -> its files, bytes as base64. */
  imports: Record<string, { name: string; base64: string }[]>;
  /** Files of the package that importers ask for, bytes as base64. */
  packaged: Record<string, string>;
  lexicon: LexiconGroup[];
}

export interface ParityTables {
  frequencies: Uint8Array;
  embeddings: LanguageFiles['embeddings'];
}

/** What must come out the same in Node, Chromium and Firefox. */
export interface ParityResult {
  /** Fold and tokens of every UTF-16 code unit, alone and between others. */
  codeUnits: string;
  tokens: string;
  ids: string;
  retrieval: RetrievalHashes;
  segments: Record<string, SegmentHashes>;
  /** "page in library" -> what is found. */
  found: Record<string, ParityOutcome>;
  /** "words in library" -> ids in order. */
  searched: Record<string, string[]>;
  imports: Record<string, Imported>;
}

/** CRC-32 of the bytes: built at once, and merged from two halves. */
interface SegmentHashes {
  built: string;
  merged: string;
}

/** An outcome with its numbers to six digits. */
interface ParityOutcome {
  kind: FindOutcome['kind'];
  reason?: string;
  keywords: (Omit<Keyword, 'weight'> & { weight: string })[];
  posts: {
    id: string;
    strength: string;
    score: string;
    similar: string[];
    excerpt: unknown;
    reasons: Record<string, unknown>[];
  }[];
}

const POSTS_SHOWN = 10;
const SIGNIFICANT_DIGITS = 6;

/** Runs the pure code on the material. Same code in every engine: this is what the browser tests compare. */
export async function computeParity(material: ParityMaterial, tables: ParityTables): Promise<ParityResult> {
  const language = openLanguageTables({ ...tables, lexicon: material.lexicon });
  const result: ParityResult = {
    codeUnits: hashCodeUnits(),
    tokens: toHex(hashString(material.texts.map((text) => tokenise(text).join(' ')).join('\n'))),
    ids: Object.values(material.libraries)
      .flat()
      .map((post) => createPostId(post))
      .join(' '),
    retrieval: hashRetrieval(material.hashedPosts),
    segments: {},
    found: {},
    searched: {},
    imports: {},
  };
  for (const [name, posts] of Object.entries(material.libraries)) {
    const { library, hashes } = openParityLibrary(posts, language);
    result.segments[name] = hashes;
    for (const [pageName, page] of Object.entries(material.pages)) {
      const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: POSTS_SHOWN });
      result.found[`${pageName} in ${name}`] = describe(outcome);
    }
    for (const words of material.searches) {
      const { posts: hits } = await searchPosts(library.index, words, { limit: POSTS_SHOWN }, library.loadPosts);
      result.searched[`${words} in ${name}`] = hits.map(({ post }) => post.id);
    }
  }
  for (const [name, files] of Object.entries(material.imports)) {
    const imported = await importAll(
      files.map((file) => ({ name: file.name, bytes: toBytes(file.base64) })),
      undefined,
      async (path) => toBytes(material.packaged[path] ?? ''),
    );
    // As JSON, like the expectation: what is undefined is not there.
    result.imports[name] = JSON.parse(JSON.stringify(imported));
  }
  return result;
}

function openParityLibrary(posts: readonly Post[], language: LanguageTables) {
  const options = createSegmentOptions(language);
  const bytes = buildSegment(posts, options);
  const middle = Math.floor(posts.length / 2);
  const halves = [posts.slice(0, middle), posts.slice(middle)].map((half) => openSegment(buildSegment(half, options)));
  const merged = mergeSegments(
    halves,
    halves.map(() => null),
  );
  const library: SearchedLibrary = {
    index: new LibraryIndex([{ segment: openSegment(bytes) }]),
    loadPosts: async (numbers) => numbers.flatMap((number) => posts[number] ?? []),
    now: () => 0,
  };
  return { library, hashes: { built: toHex(crc32(bytes)), merged: toHex(crc32(merged)) } };
}

function describe(outcome: FindOutcome): ParityOutcome {
  const keywords = outcome.keywords.map(({ term, weight }) => ({ term, weight: round(weight) }));
  if (outcome.kind === 'silent') return { kind: outcome.kind, reason: outcome.reason, keywords, posts: [] };
  const posts = outcome.posts.map(({ post, strength, score, similar, excerpt, reasons }) => ({
    id: post.id,
    strength,
    score: round(score),
    similar: similar.map(({ id }) => id),
    excerpt,
    reasons: reasons.map((reason) => ({ ...reason, share: round(reason.share) })),
  }));
  return { kind: outcome.kind, keywords, posts };
}

/** Every code unit is folded and tokenised between a letter and a Han character: shows any difference in Unicode's tables. */
function hashCodeUnits(): string {
  let all = '';
  for (let codeUnit = 0; codeUnit < 0x10000; codeUnit++) {
    const sign = String.fromCharCode(codeUnit);
    all += `${fold(sign)}\n${tokenise(`b${sign}中${sign}`).join(' ')}\n`;
  }
  return toHex(hashString(all));
}

function round(value: number): string {
  return value.toPrecision(SIGNIFICANT_DIGITS);
}

function toBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function toHex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}

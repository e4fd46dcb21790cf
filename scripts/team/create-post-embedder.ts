import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageTables } from '../../utils/language/language-tables.ts';
import { openLanguageTables } from '../../utils/language/language-tables.ts';
import { nameLanguageTables } from '../../utils/language/name-language-tables.ts';
import type { Post } from '../../utils/post/post.ts';
import { createSegmentOptions } from '../../utils/search/create-segment-options.ts';
import { openSegment } from '../../utils/search/segment/open-segment.ts';
import { SegmentBuilder } from '../../utils/search/segment/segment-builder.ts';
import { COLUMN } from '../../utils/search/segment/segment-format.ts';
import { scriptOfPacked } from '../../utils/search/segment/stored-embedding.ts';
import { encodeEmbedding } from '../../utils/team/team-centres.ts';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data');

export interface PostEmbedder {
  /** What is stored of each post for ranking (encodeEmbedding). */
  embed(posts: readonly Post[]): string[];
  /** Names the tables that the embeddings were made with. */
  tables: string;
}

/** Embeds posts with the packaged tables, as the local index does. */
export function createPostEmbedder(): PostEmbedder {
  const read = (name: string) => new Uint8Array(readFileSync(join(DATA, 'language', name)));
  const files = {
    frequencies: read('frequencies.bin'),
    han: read('embeddings-han.bin'),
    latin: read('embeddings-latin.bin'),
  };
  const language: LanguageTables = openLanguageTables({
    frequencies: files.frequencies,
    embeddings: { han: files.han, latin: files.latin },
    lexicon: [],
  });
  const options = createSegmentOptions(language);
  return {
    tables: nameLanguageTables(files),
    embed(posts) {
      const builder = new SegmentBuilder(options);
      for (const post of posts) builder.add(post);
      const segment = openSegment(builder.finish());
      const numbers = segment.columnView(COLUMN.embedding);
      return posts.map((_, i) => encodeEmbedding(scriptOfPacked(numbers[i] ?? 0), segment.vectorOf(i)));
    },
  };
}

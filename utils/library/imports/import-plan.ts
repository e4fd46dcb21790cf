import { collectSkipped } from '../../importers/importer/collect-skipped.ts';
import type { Importer, ImportFile } from '../../importers/importer/importer.ts';
import { cleanUrl } from '../../page/canonical-url.ts';
import { createPostId } from '../../post/create-post-id.ts';
import type { Post } from '../../post/post.ts';
import type { ImportChoice, ImportPreview, LibraryError, Skipped } from '../../protocol/library-client.ts';
import { toTextKeyNumber } from '../view/create-segment-tools.ts';
import type { DuplicateFinder } from './duplicate-finder.ts';
import { createPostIdentities, type PostIdentities } from './post-identities.ts';

/** Posts that a preview shows. */
const SAMPLE_COUNT = 5;

/** What reading the files through once has shown: which of their posts are new. */
export interface ImportPlan {
  /** 1 for a post to be written, by its place among the files' posts. */
  isNew: Uint8Array;
  /** Id and key of the text of each, which reading the files again need not work out again. */
  identities: PostIdentities;
  newCount: number;
  duplicates: ImportPreview['duplicates'];
  skipped: Skipped[];
  failures: LibraryError[];
  samples: Post[];
}

/**
 * Reads the files through once, writing nothing. A post is a duplicate when the library has its text, nearly its text,
 * or its address. An address that several posts of these files share (highlights of one article) says nothing.
 * `keepsSameTexts`: of these files' own posts only those with one id are one.
 */
export async function planImport(
  importer: Importer,
  files: ImportFile[],
  choices: ImportChoice[],
  finder: DuplicateFinder,
  signal: AbortSignal,
  { keepsSameTexts = false } = {},
): Promise<ImportPlan> {
  const skipped = collectSkipped();
  const failures: LibraryError[] = [];
  const isNew: number[] = [];
  const identities = createPostIdentities();
  const samples: Post[] = [];
  const seenIds = new Set<string>();
  const seenTexts = new Set<number>();
  const urlUses = new Map<string, number>();
  const knownUrls: { at: number; url: string }[] = [];
  const duplicates = { sameUrl: 0, sameText: 0, nearSameText: 0 };

  for await (const event of importer.read(files, choices, signal)) {
    if (event.kind === 'skipped') skipped.add(event.skipped);
    else if (event.kind === 'failed') failures.push(event.error);
    else {
      const at = isNew.length;
      isNew.push(0);
      const { post } = event;
      const id = createPostId(post);
      const textKey = toTextKeyNumber(post.title, post.text);
      identities.add({ id, textKey });
      const url = cleanUrl(post.url) ?? '';
      if (url !== '') urlUses.set(url, (urlUses.get(url) ?? 0) + 1);
      if (seenIds.has(id) || (!keepsSameTexts && seenTexts.has(textKey))) {
        duplicates.sameText++;
        continue;
      }
      seenIds.add(id);
      if (textKey !== 0) seenTexts.add(textKey);
      const duplicate = await finder.check({ ...post, id, textKey });
      if (duplicate === 'same-text') duplicates.sameText++;
      else if (url !== '' && finder.hasUrl(url)) knownUrls.push({ at, url });
      else if (duplicate === 'near-same-text') duplicates.nearSameText++;
      else isNew[at] = 1;
      if (isNew[at] === 1 && samples.length < SAMPLE_COUNT) samples.push({ ...post, id, sourceId: '' });
    }
  }
  for (const { at, url } of knownUrls) {
    if ((urlUses.get(url) ?? 0) > 1) isNew[at] = 1;
    else duplicates.sameUrl++;
  }
  const flags = Uint8Array.from(isNew);
  let newCount = 0;
  for (const flag of flags) newCount += flag;
  return { isNew: flags, identities, newCount, duplicates, skipped: skipped.list(), failures, samples };
}

import { cleanUrl } from '../../page/canonical-url.ts';
import type { Page } from '../../page/page.ts';
import { createImportedPost } from '../../post/create-post.ts';
import { createPostId } from '../../post/create-post-id.ts';
import type { Post, Source } from '../../post/post.ts';
import { CLIPS_SOURCE_ID } from '../../protocol/clips-source.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { KeyRuns } from '../store/key-runs.ts';
import { toKeyRuns } from '../store/key-runs.ts';
import { BUNDLED_PART, isDeleted } from '../view/part.ts';
import { BUNDLED_SOURCE_ID } from '../view/reader.ts';
import { type LibraryView, locatePost } from '../view/view.ts';
import { createCommit } from '../write/change.ts';
import type { LibraryContext } from '../write/context.ts';
import type { ChangePlan } from '../write/writer.ts';

/** Dismissals kept; the oldest go first. Range 100-100,000. */
const DISMISSALS_KEPT = 5000;

type Edits = Pick<
  LibraryClient,
  'clip' | 'updateSource' | 'deleteSource' | 'updatePost' | 'deletePosts' | 'undo' | 'dismiss' | 'listDismissals'
>;

/** What the reader does to single posts and sources. Everything but a source's name and switch can be undone. */
export function createLibraryEdits({ world, reader, writer, loadTools }: LibraryContext): Edits {
  return {
    async clip(page, tags) {
      const post = createClip(page, tags, world.now());
      const known = await findPost(await reader.view(), post.id);
      // Clipping one page twice changes nothing, so there is nothing to undo either.
      if (known) return { post: known, undoToken: '' };
      const { undoToken } = await writer.change(async ({ records }) => {
        const isFirst = !records.manifest.sources.some(({ id }) => id === CLIPS_SOURCE_ID);
        return {
          change: { add: [post], putSources: isFirst ? [createClipsSource(world.now())] : [] },
          undo: { removeSourceIds: isFirst ? [CLIPS_SOURCE_ID] : [] },
        };
      });
      return { post, undoToken };
    },

    async updateSource(id, { isOn, name }) {
      const change = {
        ...(isOn === undefined ? {} : { isOn }),
        ...(name === undefined ? {} : { name: cleanLine(name) }),
      };
      await writer.change(async ({ records }) => {
        if (id === BUNDLED_SOURCE_ID) return { change: { bundled: change }, undo: {} };
        const source = records.manifest.sources.find((candidate) => candidate.id === id);
        if (!source) throw notFound(id);
        return { change: { putSources: [{ ...source, ...change }] }, undo: {} };
      });
    },

    async deleteSource(id) {
      const { undoToken } = await writer.change(async ({ records, view }) => {
        const source = records.manifest.sources.find((candidate) => candidate.id === id);
        if (!source) throw notFound(id);
        const keys = listKeysOfSource(view, id);
        return {
          change: { remove: keys, removeSourceIds: [id] },
          undo: { restore: keys, restoreSources: [source] },
          snapshotReason: 'before-delete',
        };
      });
      return { undoToken };
    },

    async updatePost(id, change) {
      let updated: Post | null = null;
      await writer.change(async ({ records, view }) => {
        const [number, post] = await readPost(view, id);
        const edited = applyEdit(post, change);
        updated = edited;
        // Ids come from content, so an edited post has another; what was said of the old one is carried over.
        const dismissals = records.dismissals.map((dismissal) =>
          dismissal.postId === id ? { ...dismissal, postId: edited.id, postTitle: edited.title } : dismissal,
        );
        const isKnown = edited.id !== id && view.whole.findById(edited.id) >= 0;
        return withRemoved({ change: { add: isKnown ? [] : [edited] }, undo: {}, dismissals }, view, [number]);
      });
      if (!updated) throw notFound(id);
      return updated;
    },

    async deletePosts(ids) {
      const { undoToken } = await writer.change(async ({ view }) => {
        const numbers = ids.map((id) => view.whole.findById(id)).filter((number) => number >= 0);
        return withRemoved({ change: {}, undo: {} }, view, numbers);
      });
      return { undoToken };
    },

    async undo(token) {
      await writer.write(async ({ records, view }) => {
        const dismissals = records.dismissals.filter(({ undoToken }) => undoToken !== token);
        if (dismissals.length < records.dismissals.length) {
          const manifest = { ...records.manifest, generation: records.manifest.generation + 1 };
          return { commit: { manifest, dismissals }, result: undefined };
        }
        const entry = records.undo.find((candidate) => candidate.token === token);
        if (!entry) throw notFound(token);
        const tools = await loadTools();
        const { commit } = await createCommit({ store: world.store, tools }, records, view, {
          remove: entry.remove,
          restore: entry.restore,
          restoreBundledIds: entry.restoreBundledIds,
          putSources: entry.restoreSources,
          removeSourceIds: entry.removeSourceIds,
        });
        commit.undo = records.undo.filter((candidate) => candidate !== entry);
        return { commit, result: undefined };
      });
    },

    dismiss: (postId, pageUrl) =>
      writer.write(async ({ records, view }) => {
        const [, post] = await readPost(view, postId);
        const dismissal = {
          undoToken: world.createToken(),
          postId,
          postTitle: post.title,
          pageUrl: pageUrl === null ? null : (cleanUrl(pageUrl) ?? pageUrl),
          createdAt: world.now().toISOString(),
        };
        const manifest = { ...records.manifest, generation: records.manifest.generation + 1 };
        const dismissals = [...records.dismissals, dismissal].slice(-DISMISSALS_KEPT);
        return { commit: { manifest, dismissals }, result: { undoToken: dismissal.undoToken } };
      }),

    async listDismissals() {
      const { dismissals } = await reader.view();
      return [...dismissals].reverse();
    },
  };
}

/** Adds the deletion of posts, by their numbers, to a plan; stored and bundled posts are deleted in different ways. */
function withRemoved(plan: ChangePlan, view: LibraryView, numbers: readonly number[]): ChangePlan {
  const keys: number[] = [];
  const bundledIds: string[] = [];
  for (const number of numbers) {
    const { part, local } = locatePost(view, number);
    if (part.id === BUNDLED_PART) bundledIds.push(part.segment.idOf(local));
    else keys.push(part.segment.ordinalOf(local));
  }
  const remove: KeyRuns = toKeyRuns(keys);
  return {
    change: { ...plan.change, remove, deleteBundledIds: bundledIds },
    undo: { ...plan.undo, restore: remove, restoreBundledIds: bundledIds },
  };
}

async function readPost(view: LibraryView, id: string): Promise<[number: number, post: Post]> {
  const number = view.whole.findById(id);
  const [post] = number < 0 ? [] : await view.loadPosts([number]);
  if (!post) throw notFound(id);
  return [number, post];
}

async function findPost(view: LibraryView, id: string): Promise<Post | null> {
  const number = view.whole.findById(id);
  const [post] = number < 0 ? [] : await view.loadPosts([number]);
  return post ?? null;
}

function listKeysOfSource(view: LibraryView, sourceId: string): KeyRuns {
  const keys: number[] = [];
  for (const part of view.parts) {
    if (part.id === BUNDLED_PART || !part.segment.sources.includes(sourceId)) continue;
    for (let local = 0; local < part.segment.postCount; local++) {
      if (!isDeleted(part, local) && part.segment.sourceIdOf(local) === sourceId)
        keys.push(part.segment.ordinalOf(local));
    }
  }
  return toKeyRuns(keys);
}

function applyEdit(post: Post, change: { title?: string; text?: string; tags?: string[] }): Post {
  const text = change.text ?? post.text;
  // A derived title follows the text that it was derived from.
  const title = change.title ?? (post.titleIsDerived && change.text !== undefined ? '' : post.title);
  const titleIsDerived = change.title === undefined && post.titleIsDerived;
  const { post: cleaned } = createImportedPost({ ...post, ...change, title, text, titleIsDerived });
  if (!cleaned) throw new LibraryFailure({ code: 'file-empty', detail: { file: post.title } });
  return { ...cleaned, id: createPostId(cleaned), sourceId: post.sourceId };
}

/** The page as a post: its main text, with what the reader had selected as a quotation in front. */
function createClip(page: Page, tags: string[], now: Date): Post {
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

function createClipsSource(now: Date): Source {
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

function notFound(what: string): LibraryFailure {
  return new LibraryFailure({ code: 'not-found', detail: { what } });
}

import { cleanUrl } from '../../page/canonical-url.ts';
import { createImportedPost } from '../../post/create-post.ts';
import { createPostId } from '../../post/create-post-id.ts';
import type { Post } from '../../post/post.ts';
import { BUNDLED_SOURCE_ID } from '../../protocol/bundled-source.ts';
import { CLIPS_SOURCE_ID } from '../../protocol/clips-source.ts';
import type { LibraryClient } from '../../protocol/library-client.ts';
import { LibraryFailure } from '../../protocol/library-failure.ts';
import { cleanLine } from '../../text/clean-text.ts';
import type { KeyRuns } from '../store/key-runs.ts';
import { toKeyRuns } from '../store/key-runs.ts';
import type { LibraryRecords } from '../store/store.ts';
import { BUNDLED_PART, isDeleted } from '../view/part.ts';
import { type LibraryView, locatePost } from '../view/view.ts';
import type { LibraryContext } from '../write/context.ts';
import type { ChangePlan } from '../write/writer.ts';
import { createClip, createClipsSource } from './create-clip.ts';

/** Dismissals kept; the oldest go first. Range 100-100,000. */
const DISMISSALS_KEPT = 5000;

type Edits = Pick<
  LibraryClient,
  'clip' | 'updateSource' | 'deleteSource' | 'updatePost' | 'deletePosts' | 'dismiss' | 'listDismissals'
>;

/** What the reader does to single posts and sources. Everything but a source's name and switch can be undone. */
export function createLibraryEdits({ world, reader, writer }: LibraryContext): Edits {
  return {
    async clip(page, tags) {
      let post = createClip(page, tags, world.now());
      const { undoToken } = await writer.change(async ({ records, view }) => {
        // Looked up under the lock: another page may be clipping the same one.
        const known = await findPost(view, post.id);
        if (known) {
          post = known;
          return null;
        }
        const isFirst = !records.manifest.sources.some(({ id }) => id === CLIPS_SOURCE_ID);
        return {
          change: { add: [post], putSources: isFirst ? [createClipsSource(world.now())] : [] },
          undo: { removeSourceIds: [CLIPS_SOURCE_ID] },
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
        if (id === BUNDLED_SOURCE_ID) return { change: { bundled: change } };
        const source = records.manifest.sources.find((candidate) => candidate.id === id);
        if (!source) throw notFound(id);
        return { change: { putSources: [{ ...source, ...change }] } };
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
      const { undoToken } = await writer.change(async ({ records, view }) => {
        const [number, post] = await readPost(view, id);
        const edited = applyEdit(post, change);
        updated = edited;
        if (isSamePost(post, edited)) return null;
        // Ids come from content, so an edited post has another; what was said of the old one is carried over.
        const moved = records.dismissals.filter(({ postId }) => edited.id !== id && postId === id);
        const dismissals = records.dismissals.map((dismissal) =>
          moved.includes(dismissal) ? { ...dismissal, postId: edited.id, postTitle: edited.title } : dismissal,
        );
        const isKnown = edited.id !== id && view.whole.findById(edited.id) >= 0;
        const plan = { change: { add: isKnown ? [] : [edited] }, undo: { dismissals: moved }, dismissals };
        return withRemoved(plan, records, view, [number]);
      });
      if (!updated) throw notFound(id);
      return { post: updated, undoToken };
    },

    async deletePosts(ids) {
      const { undoToken } = await writer.change(async ({ records, view }) => {
        const numbers = ids.map((id) => view.whole.findById(id)).filter((number) => number >= 0);
        return numbers.length === 0 ? null : withRemoved({ change: {}, undo: {} }, records, view, numbers);
      });
      return { undoToken };
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
function withRemoved(
  plan: ChangePlan,
  { manifest }: LibraryRecords,
  view: LibraryView,
  numbers: readonly number[],
): ChangePlan {
  const keys: number[] = [];
  const bundledIds: string[] = [];
  const sourceIds = new Set<string>();
  for (const number of numbers) {
    const { part, local } = locatePost(view, number);
    sourceIds.add(part.segment.sourceIdOf(local));
    if (part.id === BUNDLED_PART) bundledIds.push(part.segment.idOf(local));
    else keys.push(part.segment.ordinalOf(local));
  }
  const remove: KeyRuns = toKeyRuns(keys);
  // Whoever brings the posts back later brings their source back, if that went meanwhile.
  const restoreSources = manifest.sources.filter(({ id }) => sourceIds.has(id));
  return {
    ...plan,
    change: { ...plan.change, remove, deleteBundledIds: bundledIds },
    undo: { ...plan.undo, restore: remove, restoreBundledIds: bundledIds, restoreSources },
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

/** True when an edit changed nothing: there is nothing to write then, and nothing to undo. */
function isSamePost(post: Post, edited: Post): boolean {
  return (
    post.id === edited.id &&
    post.title === edited.title &&
    post.text === edited.text &&
    post.titleIsDerived === edited.titleIsDerived &&
    post.tags.length === edited.tags.length &&
    post.tags.every((tag, i) => tag === edited.tags[i])
  );
}

function notFound(what: string): LibraryFailure {
  return new LibraryFailure({ code: 'not-found', detail: { what } });
}

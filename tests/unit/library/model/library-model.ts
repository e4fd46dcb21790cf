import { createPostId } from '../../../../utils/post/create-post-id.ts';
import { CLIPS_SOURCE_ID } from '../../../../utils/protocol/clips-source.ts';

/**
 * What the library should hold, as plain maps: no index, no keys on disk, no merging, one reader. A post that comes back
 * by an undo is the very one that went, so each has a number of its own (`birth`): undoing an import removes the posts
 * which that import brought, not others that have the same content since.
 */
export interface ModelPost {
  birth: number;
  title: string;
  text: string;
  tags: string[];
  sourceId: string;
}

export interface ModelSource {
  name: string;
  isOn: boolean;
}

export interface ModelState {
  /** By the post's id. */
  live: Map<string, ModelPost>;
  /** By the source's id; the bundled one among them. */
  sources: Map<string, ModelSource>;
}

interface ModelUndo {
  token: string;
  remove: number[];
  restore: { id: string; post: ModelPost }[];
  /** Sources to put back when they are gone. */
  restoreSources: [id: string, source: ModelSource][];
  /** Source to remove when nothing of it is left. */
  removeEmptySource: string | null;
  movedDismissals: ModelDismissal[];
}

export interface ModelDismissal {
  token: string;
  postId: string;
}

export interface LibraryModel extends ModelState {
  births: number;
  undo: ModelUndo[];
  dismissals: ModelDismissal[];
  /** The state that each snapshot of the library keeps, by the snapshot's id; null when it may be either of two. */
  snapshots: Map<string, ModelState | null>;
}

/** Undo entries that the library keeps. Written out: the model takes nothing from what it checks. */
const UNDO_KEPT = 20;

export interface Content {
  title: string;
  text: string;
  tags: string[];
}

export function createModel(bundled: readonly Content[]): LibraryModel {
  const model: LibraryModel = {
    live: new Map(),
    sources: new Map([['bundled', { name: '', isOn: true }]]),
    births: 0,
    undo: [],
    dismissals: [],
    snapshots: new Map(),
  };
  for (const content of bundled) addPost(model, content, 'bundled');
  return model;
}

export function idOf({ title, text }: Pick<Content, 'title' | 'text'>): string {
  return createPostId({ url: '', title, text });
}

export function copyState({ live, sources }: ModelState): ModelState {
  return { live: new Map(live), sources: new Map(sources) };
}

function addPost(model: LibraryModel, { title, text, tags }: Content, sourceId: string): number {
  const birth = ++model.births;
  model.live.set(idOf({ title, text }), { birth, title, text, tags, sourceId });
  return birth;
}

function remember(model: LibraryModel, token: string, undo: Partial<ModelUndo>): void {
  const none = { remove: [], restore: [], restoreSources: [], removeEmptySource: null, movedDismissals: [] };
  model.undo = [...model.undo, { ...none, ...undo, token }].slice(-UNDO_KEPT);
}

/** The posts that are new, which are those that an import should bring. */
export function listNew(model: LibraryModel, contents: readonly Content[]): Content[] {
  const seen = new Set<string>();
  return contents.filter((content) => {
    const id = idOf(content);
    const isNew = !model.live.has(id) && !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

export function applyImport(
  model: LibraryModel,
  contents: readonly Content[],
  { sourceId, name, token }: { sourceId: string; name: string; token: string },
): void {
  const remove = listNew(model, contents).map((content) => addPost(model, content, sourceId));
  model.sources.set(sourceId, { name, isOn: true });
  remember(model, token, { remove, removeEmptySource: sourceId });
}

/** The token is '' when the page is there already. */
export function applyClip(model: LibraryModel, content: Content, token: string): void {
  if (model.live.has(idOf(content))) return;
  const remove = [addPost(model, content, CLIPS_SOURCE_ID)];
  if (!model.sources.has(CLIPS_SOURCE_ID)) model.sources.set(CLIPS_SOURCE_ID, { name: '', isOn: true });
  remember(model, token, { remove, removeEmptySource: CLIPS_SOURCE_ID });
}

function removePosts(model: LibraryModel, ids: readonly string[]): Pick<ModelUndo, 'restore' | 'restoreSources'> {
  const restore = [];
  const restoreSources: ModelUndo['restoreSources'] = [];
  for (const id of ids) {
    const post = model.live.get(id);
    if (!post) continue;
    model.live.delete(id);
    restore.push({ id, post });
    const source = model.sources.get(post.sourceId);
    if (source) restoreSources.push([post.sourceId, source]);
  }
  return { restore, restoreSources };
}

export function applyDelete(model: LibraryModel, ids: readonly string[], token: string): void {
  const removed = removePosts(model, ids);
  if (removed.restore.length > 0) remember(model, token, removed);
}

export function applyDeleteSource(model: LibraryModel, sourceId: string, token: string): void {
  const ids = [...model.live].filter(([, post]) => post.sourceId === sourceId).map(([id]) => id);
  const source = model.sources.get(sourceId);
  const { restore } = removePosts(model, ids);
  model.sources.delete(sourceId);
  remember(model, token, { restore, restoreSources: source ? [[sourceId, source]] : [] });
}

export function applyEdit(model: LibraryModel, id: string, change: Partial<Content>, token: string): void {
  const before = model.live.get(id);
  if (!before) return;
  const after = { title: before.title, text: before.text, tags: before.tags, ...change };
  const newId = idOf(after);
  if (newId === id && after.tags.join('\n') === before.tags.join('\n')) return;
  const removed = removePosts(model, [id]);
  const remove = model.live.has(newId) ? [] : [addPost(model, after, before.sourceId)];
  const movedDismissals = newId === id ? [] : model.dismissals.filter(({ postId }) => postId === id);
  model.dismissals = model.dismissals.map((each) =>
    movedDismissals.includes(each) ? { ...each, postId: newId } : each,
  );
  remember(model, token, { ...removed, remove, movedDismissals });
}

/** False when the library has forgotten the token, or has used it. */
export function applyUndo(model: LibraryModel, token: string): boolean {
  const dismissals = model.dismissals.filter((each) => each.token !== token);
  if (dismissals.length < model.dismissals.length) {
    model.dismissals = dismissals;
    return true;
  }
  const entry = model.undo.find((candidate) => candidate.token === token);
  if (!entry) return false;
  for (const [id, post] of model.live) if (entry.remove.includes(post.birth)) model.live.delete(id);
  for (const { id, post } of entry.restore) if (!model.live.has(id)) model.live.set(id, post);
  for (const [id, source] of entry.restoreSources) if (!model.sources.has(id)) model.sources.set(id, source);
  const { removeEmptySource } = entry;
  if (removeEmptySource && ![...model.live.values()].some(({ sourceId }) => sourceId === removeEmptySource)) {
    model.sources.delete(removeEmptySource);
  }
  model.dismissals = model.dismissals.map(
    (each) => entry.movedDismissals.find((moved) => moved.token === each.token) ?? each,
  );
  model.undo = model.undo.filter((candidate) => candidate !== entry);
  return true;
}

export function applyUpdateSource(model: LibraryModel, sourceId: string, change: Partial<ModelSource>): void {
  const source = model.sources.get(sourceId);
  if (source) model.sources.set(sourceId, { ...source, ...change });
}

export function applyRestore(model: LibraryModel, snapshotId: string): void {
  const snapshot = model.snapshots.get(snapshotId);
  if (snapshot) Object.assign(model, copyState(snapshot));
}

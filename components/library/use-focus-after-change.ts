import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import type { FoundPost } from '../../utils/protocol/outcome.ts';
import { listPostTitles } from '../post/move-between-posts.ts';

interface FocusAfterChange {
  /** The editor of this post closes; the post has the id `id` now. */
  editorClosed(post: Post, id: string): void;
  /** This post is about to go from the list. */
  willDelete(post: Post): void;
  /** It did not go after all. */
  deleteFailed(): void;
}

/**
 * Where the focus goes when what held it has gone: after an edit to the post's edit button, after a deletion to the post
 * that stands in its place, and to `top` when there is none.
 */
export function useFocusAfterChange(
  posts: readonly FoundPost[] | null,
  isEditing: boolean,
  list: RefObject<HTMLElement | null>,
  top: RefObject<HTMLElement | null>,
): FocusAfterChange {
  const closed = useRef<{ id: string; idBefore: string; place: number } | null>(null);
  const deletedAt = useRef(-1);
  const placeOf = (post: Post) => posts?.findIndex((found) => found.post.id === post.id) ?? -1;

  useEffect(() => {
    const change = closed.current;
    if (!change || isEditing || !posts) return;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-post-id]') ?? [])];
    const changed = cards.find((card) => card.dataset.postId === change.id);
    if (!changed && cards.some((card) => card.dataset.postId === change.idBefore)) return; // it has not come yet
    closed.current = null;
    if (changed) changed.querySelector<HTMLElement>('[data-edits-post]')?.focus();
    // Another text may have another place, out of this list: then what stands where the post stood.
    else (titleAt(change.place) ?? top.current)?.focus();
  }, [isEditing, posts]);

  useEffect(() => {
    if (!posts || deletedAt.current < 0) return;
    const next = titleAt(deletedAt.current) ?? top.current;
    deletedAt.current = -1;
    if (!document.activeElement || document.activeElement === document.body) next?.focus();
  }, [posts]);

  function titleAt(place: number): HTMLElement | undefined {
    const titles = list.current ? listPostTitles(list.current) : [];
    return titles[Math.min(place, titles.length - 1)];
  }

  return {
    editorClosed(post, id) {
      closed.current = { id, idBefore: post.id, place: placeOf(post) };
    },
    willDelete(post) {
      deletedAt.current = placeOf(post);
    },
    deleteFailed() {
      deletedAt.current = -1;
    },
  };
}

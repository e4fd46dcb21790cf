/** Titles of cards carry this attribute: the place of a post for the keys. */
const TITLES = '[data-post-title]';

/** Titles below `root`, in their order. */
export function listPostTitles(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(TITLES)];
}

/** Puts the focus on the first post below `root`, when there is one. */
export function enterPosts(root: ParentNode): void {
  listPostTitles(root)[0]?.focus();
}

/**
 * Arrows, Home and End between the titles of a list. Returns 'before' when the reader wants to leave it at the top,
 * 'moved' when the focus moved, null when the key means nothing here.
 */
export function movePostFocus(event: KeyboardEvent, root: ParentNode): 'moved' | 'before' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return null;
  if (!(event.target instanceof HTMLElement) || !event.target.matches(TITLES)) return null;
  const titles = listPostTitles(root);
  const at = titles.indexOf(event.target);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: titles.length - 1 }[event.key];
  if (next === undefined) return null;
  if (next < 0) return 'before';
  titles[Math.min(next, titles.length - 1)]?.focus();
  return 'moved';
}

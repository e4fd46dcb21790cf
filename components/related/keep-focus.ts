import type { RefObject } from 'preact';

/**
 * Gives an element the focus, and again when the window gets it and nothing in it has: Firefox draws a popup before its
 * window is active, and on some openings forgets what was focused until then.
 */
export function keepFocus(element: RefObject<HTMLElement | null>, signal: AbortSignal): void {
  element.current?.focus();
  const focusAgain = () => {
    if (document.activeElement === null || document.activeElement === document.body) element.current?.focus();
  };
  addEventListener('focus', focusAgain, { signal });
}

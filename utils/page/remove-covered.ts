/** A part with more than this share of the text is what the page is about, whatever its attributes say. */
const MAIN_SHARE = 0.5;
const DIALOGS = '[role="dialog"], [role="alertdialog"], [aria-modal="true"], dialog[open]';

/**
 * Takes from a copy what `aria-hidden` hides, and dialogs that lie over the page. An open dialog sets the attribute on the page
 * behind it, which the reader still sees: a part that holds most of the text is never taken out.
 */
export function removeCovered(root: Element): void {
  const most = lengthOf(root) * MAIN_SHARE;
  for (const element of root.querySelectorAll('[aria-hidden="true"]')) {
    if (lengthOf(element) <= most) element.remove();
  }
  for (const dialog of root.querySelectorAll(DIALOGS)) {
    if (lengthOf(dialog) <= lengthOf(root) * MAIN_SHARE) dialog.remove();
  }
}

function lengthOf(element: Element): number {
  return (element.textContent ?? '').replace(/\s+/g, ' ').length;
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../utils/page/read-page.ts';

// An unlisted script, not a content script: WXT's content scripts make a context that dispatches an event with the
// extension's id into the page and leaves a listener there. What main() returns is the result of executeScript.
export default defineUnlistedScript(() => readPage(document, { url: location.href, now: () => performance.now() }));

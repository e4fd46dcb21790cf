import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tellPageOpened } from '../utils/platform/badge/opened-message.ts';

// Runs by itself, once for each load and as it begins, on the sites that the reader allowed while the badge is switched on, and nowhere else
// (utils/platform/badge/register-opened-script.ts). Says that there is a page to read, and leaves nothing in it.
export default defineUnlistedScript(() => {
  if (window.top === window) tellPageOpened();
});

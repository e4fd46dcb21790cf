import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tellPageLoaded } from '../utils/platform/badge/loaded-message.ts';

// Runs by itself, once for each load, on the sites that the reader allowed while the badge is switched on, and nowhere else
// (utils/platform/badge/register-loaded-script.ts). Says that there is a page to read, and leaves nothing in it.
export default defineUnlistedScript(() => {
  if (window.top === window) tellPageLoaded();
});

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type PortSource, serveWriting } from '../utils/platform/writing/serve-writing.ts';

// Put into the page in front by the panel, on allowed sites, while the reader wants the paragraph that is being written to be
// the query (utils/platform/writing/follow-writing.ts). By the browser's own name for it: see badge/opened-message.ts.
export default defineUnlistedScript(() => {
  const { browser, chrome } = globalThis as { browser?: PortSource; chrome?: PortSource };
  const source = browser ?? chrome;
  if (source) serveWriting(source, document);
});

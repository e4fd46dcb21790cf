import { expect, it } from 'vitest';
import { explainRefusal, type RefusedTab } from '../../../utils/platform/explain-refusal.ts';

const TAB: RefusedTab = {
  url: 'https://news.example.com/a',
  isLoading: false,
  isDiscarded: false,
  isInReaderMode: false,
  hasGesture: false,
  isSiteAllowed: false,
  message: 'Missing host permission for the tab',
};

it.each([
  ['chrome://settings/', 'browser-page'],
  ['about:addons', 'browser-page'],
  ['moz-extension://5d1c/popup.html', 'browser-page'],
  ['chrome-extension://abc/popup.html', 'browser-page'],
  ['devtools://devtools/bundled/x.html', 'browser-page'],
  ['edge://settings', 'browser-page'],
  ['https://chromewebstore.google.com/detail/x', 'store-page'],
  ['https://chrome.google.com/webstore/detail/x', 'store-page'],
  ['https://chrome.google.com/', 'not-allowed'],
  ['https://microsoftedge.microsoft.com/addons/detail/x', 'store-page'],
  ['https://addons.mozilla.org/zh-CN/firefox/', 'store-page'],
  ['https://support.mozilla.org/', 'store-page'],
  ['https://addons.mozilla.org.example.com/', 'not-allowed'],
  ['view-source:https://news.example.com/', 'view-source'],
  ['about:reader?url=https%3A%2F%2Fnews.example.com', 'reader-view'],
  ['https://example.com/papers/a.pdf', 'pdf'],
  ['https://example.com/papers/a.PDF?download=1', 'pdf'],
  ['file:///home/reader/a.html', 'file-not-allowed'],
  ['data:text/html,x', 'refused'],
  ['https://news.example.com/a', 'not-allowed'],
] as const)('a refusal on %s is %s', (url, reason) => {
  expect(explainRefusal({ ...TAB, url })).toBe(reason);
});

it.each([
  ['a tab in reader view', { isInReaderMode: true }, 'reader-view'],
  ['a tab put to sleep', { isDiscarded: true }, 'discarded'],
  ['a tab that still loads', { isLoading: true }, 'loading'],
  ['an ordinary page right after a click', { hasGesture: true }, 'refused'],
  ['a page of an allowed site', { isSiteAllowed: true }, 'refused'],
  ['a file with consent', { url: 'file:///a.html', isSiteAllowed: true }, 'refused'],
] as const)('%s is told apart', (_, change, reason) => {
  expect(explainRefusal({ ...TAB, ...change })).toBe(reason);
});

it.each([
  ['Cannot access a chrome:// URL', 'browser-page'],
  ['Cannot access a chrome-extension:// URL of different extension', 'browser-page'],
  ['The extensions gallery cannot be scripted.', 'store-page'],
  ['Words that no browser has said yet', 'refused'],
] as const)('with the address hidden after a click, "%s" gives %s', (message, reason) => {
  expect(explainRefusal({ ...TAB, url: '', hasGesture: true, message })).toBe(reason);
});

it('with the address hidden and nobody having clicked, the page is one that was not allowed', () => {
  const message = 'Cannot access contents of the page.';
  expect(explainRefusal({ ...TAB, url: '', message })).toBe('not-allowed');
});

it('a PDF of the disk is out of reach in Firefox, and elsewhere where files are not allowed', () => {
  const tab = { ...TAB, url: 'file:///home/reader/a.pdf' };
  expect(explainRefusal(tab, true)).toBe('pdf');
  expect(explainRefusal(tab, false)).toBe('file-not-allowed');
});

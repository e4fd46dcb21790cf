// Stands for `wxt/browser` in unit tests (see vitest.config.ts).
export { fakeBrowser as browser } from 'wxt/testing/fake-browser';

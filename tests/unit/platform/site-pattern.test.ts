import { expect, it } from 'vitest';
import { toSitePattern } from '../../../utils/platform/site-pattern.ts';

it.each([
  ['https://news.example.com/a?b#c', 'https://news.example.com/*'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1/*'],
  ['https://例子.测试/页', 'https://xn--fsqu00a.xn--0zwm56d/*'],
  ['https://user:secret@example.com/', 'https://example.com/*'],
  ['https://example.com', 'https://example.com/*'],
  ['file:///a.html', null],
  ['chrome://settings', null],
  ['javascript:alert(1)', null],
  ['', null],
] as const)('the pattern for the site of %s is %s', (url, pattern) => {
  expect(toSitePattern(url)).toBe(pattern);
});

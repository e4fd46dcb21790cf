import { describe, expect, it } from 'vitest';
import { canonicalUrl, cleanUrl } from '../../../utils/page/canonical-url.ts';

const PAGE = 'https://site.example/a/b.html?id=3&from=timeline';

describe('the canonical address', () => {
  it.each([
    [
      'absolute, without tracking',
      ['https://site.example/a/b.html?utm_source=x&id=3&spm=a.b#c'],
      'https://site.example/a/b.html?id=3',
    ],
    ['relative to the page', ['/a/b.html'], 'https://site.example/a/b.html'],
    ['the first that is usable', [null, '', 'javascript:alert(1)', 'https://site.example/x'], 'https://site.example/x'],
    [
      'not the root of the site on a deeper page',
      ['https://site.example/', 'https://site.example/a/b'],
      'https://site.example/a/b',
    ],
    ['nothing when only the root is declared', ['https://site.example/index.html'], null],
    ['nothing for other schemes', ['ftp://site.example/a', 'data:text/html,x', 'about:blank'], null],
    ['nothing for what is no address', ['http://[', 'https://'], null],
    ['nothing for an address of absurd length', [`https://site.example/${'a'.repeat(10_000)}`], null],
    ['without user and password', ['https://me:secret@site.example/a'], 'https://site.example/a'],
    ['not of another site, so that no page can say that it is any other', ['https://bank.example/login?x=1'], null],
    ['not of a neighbour under the same domain', ['https://other.site.example/a'], null],
    ['not of another port of the machine', ['https://site.example:8443/a'], null],
    [
      'of the site itself for its mobile page, and the other way round',
      ['https://m.site.example/a'],
      'https://m.site.example/a',
    ],
    [
      'the og:url of the same site when the link names another',
      ['https://bank.example/', '/a'],
      'https://site.example/a',
    ],
  ])('is %s', (_name, candidates, expected) => {
    expect(canonicalUrl(candidates, PAGE)).toBe(expected);
  });

  it('is the root when the page itself is the root', () => {
    expect(canonicalUrl(['https://site.example/'], 'https://site.example/?from=app')).toBe('https://site.example/');
  });
});

it('a page of a mobile host may name the site that it is a page of', () => {
  expect(canonicalUrl(['https://www.site.example/a'], 'https://m.site.example/a')).toBe('https://www.site.example/a');
});

describe('a cleaned address', () => {
  it.each([
    [
      'https://site.example/s?__biz=A&mid=1&idx=1&sn=ff&chksm=0&scene=21#wechat_redirect',
      'https://site.example/s?__biz=A&mid=1&idx=1&sn=ff',
    ],
    ['https://site.example/p?share_token=1&isappinstalled=0&id=9', 'https://site.example/p?id=9'],
    ['https://app.example/#/post/1', 'https://app.example/#/post/1'],
    ['https://app.example/docs#install', 'https://app.example/docs'],
    ['chrome://newtab/', null],
    ['not an address', null],
  ])('%s is %s', (address, expected) => {
    expect(cleanUrl(address)).toBe(expected);
  });
});

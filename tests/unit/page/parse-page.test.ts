import { describe, expect, it } from 'vitest';
import { createPage } from '../../../utils/page/page.ts';
import { PAGE_BOUNDS } from '../../../utils/page/page-bounds.ts';
import { parsePage } from '../../../utils/page/parse-page.ts';
import { READING_BOUNDS } from '../../../utils/page/reading-bounds.ts';

const URL = 'https://site.example/a';

describe('what a page’s process returned', () => {
  it('is a page as the reader made it', () => {
    const page = createPage({ url: URL, canonicalUrl: `${URL}?id=1`, title: '标题', text: '正文', headings: ['一'] });
    expect(parsePage(structuredClone(page), URL)).toEqual(page);
  });

  it.each([[null], ['text'], [[]], [{ url: URL }], [{ text: 'x' }], [{ url: 1, text: 'x' }]])(
    'is none: %j',
    (value) => {
      expect(parsePage(value)).toBeNull();
    },
  );

  it('is cut to the bounds of the reader in every field', () => {
    const long = 'x'.repeat(2_000_000);
    const many = Array.from({ length: 10_000 }, () => long);
    const page = parsePage({
      ...createPage(),
      url: `https://site.example/${long}`,
      canonicalUrl: `https://site.example/${long}`,
      title: long,
      siteName: long,
      language: long,
      headings: many,
      description: long,
      metaKeywords: many,
      author: long,
      publishedAt: long,
      text: long,
      selection: long,
    });
    expect(JSON.stringify(page).length).toBeLessThan(
      READING_BOUNDS.maxText + PAGE_BOUNDS.selection + PAGE_BOUNDS.headings * (PAGE_BOUNDS.heading + 3) + 10_000,
    );
    expect(page).toMatchObject({ url: '', canonicalUrl: null, truncated: true });
  });

  it('has the address of the tab, whatever the page says of itself', () => {
    const page = parsePage({ ...createPage(), url: 'https://bank.example/', text: 'x' }, URL);
    expect(page?.url).toBe(URL);
  });

  it('has no canonical address of another site', () => {
    const lie = { ...createPage(), url: URL, canonicalUrl: 'https://bank.example/login', text: 'x' };
    expect(parsePage(lie, URL)?.canonicalUrl).toBeNull();
    expect(parsePage({ ...lie, canonicalUrl: 'javascript:alert(1)' }, URL)?.canonicalUrl).toBeNull();
  });

  it('has no signs in its names that make them read otherwise', () => {
    const page = parsePage({
      ...createPage(),
      url: URL,
      title: 'A\u202Ecod.exe\u2066\nB',
      siteName: '\u200Fbank',
      author: 'me\u2069',
      headings: ['一\u202E二'],
      text: 'x',
    });
    expect(page).toMatchObject({ title: 'Acod.exe B', siteName: 'bank', author: 'me', headings: ['一二'] });
  });
});

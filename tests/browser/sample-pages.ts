import { readFileSync } from 'node:fs';
import type { ServedPage } from './page-server.ts';

/** The seed post about the 618 sale begins with these words; it is the one that the sale page is about. */
export const SALE_POST_TITLE = '一年又一年';

/** The address of that post. */
const SALE_POST_URL = 'https://mp.weixin.qq.com/s/sifyhsVlGWe3FzjY0MexMg';

/** A page with next to no scripts that the tests change while they look on. */
const SINGLE_PAGE_APP = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>单页应用</title>
<main><h1>首页</h1><p>这里还没有内容，请从菜单选择。</p></main></html>`;

/** The pages that browser tests visit, by path. */
export function samplePages(): Record<string, ServedPage> {
  return {
    '/sale.html': { body: readFileSync('data/sample/page.html') },
    '/citing.html': { body: citingPage() },
    '/stew.html': { body: readFileSync('data/sample/unrelated.html') },
    '/app.html': { body: SINGLE_PAGE_APP },
    '/empty.html': { body: '<!doctype html><title>空</title><body></body>' },
    '/paper.pdf': { body: SMALLEST_PDF, type: 'application/pdf' },
    '/unkept.pdf': { body: SMALLEST_PDF, type: 'application/pdf', headers: { 'cache-control': 'no-store' } },
  };
}

const SMALLEST_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/MediaBox[0 0 300 300]/Parent 2 0 R>>endobj
trailer<</Root 1 0 R>>
`;

/** The sale page, whose last paragraph links to that post as links are shared: with marks of where the visitor comes from. */
function citingPage(): string {
  const page = readFileSync('data/sample/page.html', 'utf8');
  return page.replace(
    '可以确定的是，',
    `可以确定的是，<a href="${SALE_POST_URL}?scene=1#wechat_redirect">正如有人写过的</a>，`,
  );
}

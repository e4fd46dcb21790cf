import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readLexiconGroups } from '../../../scripts/read-lexicon.ts';
import { createPage, type Page } from '../../../utils/page/page.ts';
import type { Post } from '../../../utils/post/post.ts';
import { POSTS } from '../../unit/search/find/small-library.ts';
import { PARITY_POSTS } from '../../unit/search/segment/parity-posts.ts';
import type { ParityMaterial, ParityTables } from './compute-parity.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IMPORT_FIXTURES = join(ROOT, 'tests/fixtures/imports');
/** Pages made of two posts: with the others, more than 200. */
const MIXED_PAGES = 200;
const KEYWORD_FIXTURES = join(ROOT, 'tests/fixtures/keywords');
/** Those that the PDFs among the fixtures need. */
const CMAPS = ['UniGB-UCS2-H.bcmap', 'Adobe-GB1-UCS2.bcmap'];
const EXPECTED = 'expected.json';

/** Scripts and signs beside each other, as posts and pages mix them. */
const MIXED_TEXTS = [
  '天猫GMV增长20%，ＲＯＩ提升到３．５',
  '退貨與換貨、髮型與頭發、後台和皇后',
  'Node.js、C++、C#、F#、R&D、don’t、1,234.5 亿',
  '𠮷野家的 café ☕️ 👨‍👩‍👧 naïve Straße İstanbul',
  'カタカナとひらがな、한국어 문장, привет мир, שלום, العربية, ไทย',
  '\ud840 孤\udc00立 \u200b零\u00ad宽\ufeff',
  '①②③ ㍿ ﬁ ｶﾞ Å é',
];

/** Pages of our own: near the posts, far from them, in two languages, short, and with a date without a zone. */
const WRITTEN_PAGES: Record<string, Page> = {
  sale: createPage({
    title: '618 战报出炉:平台只报 GMV,商家在算退款',
    headings: ['退款率创了新高'],
    publishedAt: '2023-06-20T00:30:00',
    text: '今年 618 大促落幕,几家电商平台公布的 GMV 都在增长。多位商家告诉记者,退款率同样创了新高,剔除退款之后,真实成交额几乎没有变化。一位女装商家说,大促期间退款率接近四成,投放成本却涨了一截。\n业内人士认为,平台应当披露剔除退款后的成交额,让商家看清大促到底赚不赚钱。',
  }),
  tests: createPage({
    title: 'How we test our code',
    text: 'Our unit tests broke after every refactoring. Each test asserted the implementation, so one change failed forty tests. We now name the behaviour a test is about, arrange as little as we can and assert once. A failing test has one reason.',
  }),
  snow: createPage({
    title: '北方多地迎来强降雪',
    text: '受冷空气影响,未来三天内蒙古东部和黑龙江北部有暴雪,局部积雪深度超过二十厘米。气象台提醒公众注意防寒,驾车出行要减速慢行,铁路部门已经启动除雪预案。',
  }),
  short: createPage({ title: '你好', text: '你好。' }),
  selection: createPage({ text: '提示词 ChatGPT', textSource: 'selection' }),
};

/** What is typed: a word, a phrase, an exclusion, part of a word, Latin. */
const SEARCHES = ['退款', '"大促" 商家', '直播 -主播', '运营', 'ai', 'unit test', '增长 用户'];

/** Everything that the engines are given, from the repository alone. */
export function readParityMaterial(): { material: ParityMaterial; tables: ParityTables } {
  const bundled = readFileSync(join(ROOT, 'data/bundled/posts.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Post => JSON.parse(line));
  const keywordPages = readKeywordPages();
  const imported = readImportedPosts();
  const pages = { sample: readSamplePage(), ...WRITTEN_PAGES, ...keywordPages, ...mixPages([...POSTS, ...imported]) };
  const material: ParityMaterial = {
    texts: [...MIXED_TEXTS, ...bundled.map(({ text }) => text), ...Object.values(pages).map(({ text }) => text)],
    hashedPosts: PARITY_POSTS,
    libraries: { bundled, written: POSTS, imported },
    pages,
    searches: SEARCHES,
    imports: Object.fromEntries(listImportSets().map((name) => [name, readImportSet(name)])),
    packaged: Object.fromEntries(
      CMAPS.map((name) => [
        `data/cmaps/${name}`,
        readFileSync(join(ROOT, 'node_modules/pdfjs-dist/cmaps', name)).toString('base64'),
      ]),
    ),
    lexicon: readLexiconGroups(),
  };
  const tables = {
    frequencies: readFileSync(join(ROOT, 'data/language/frequencies.bin')),
    embeddings: {
      han: readFileSync(join(ROOT, 'data/language/embeddings-han.bin')),
      latin: readFileSync(join(ROOT, 'data/language/embeddings-latin.bin')),
    },
  };
  return { material, tables };
}

/** What each set of import fixtures must give. */
export function readExpectedImports(): Record<string, unknown> {
  return Object.fromEntries(
    listImportSets().map((name) => [name, JSON.parse(readFileSync(join(IMPORT_FIXTURES, name, EXPECTED), 'utf8'))]),
  );
}

function listImportSets(): string[] {
  return readdirSync(IMPORT_FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readImportSet(name: string): { name: string; base64: string }[] {
  const directory = join(IMPORT_FIXTURES, name);
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== EXPECTED)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(directory, path), base64: readFileSync(path).toString('base64') }));
}

/** All posts of the import fixtures as one library: many sources, dates without zone, near copies. */
function readImportedPosts(): Post[] {
  return Object.entries(readExpectedImports()).flatMap(([set, expected]) => {
    const { posts } = expected as { posts: Omit<Post, 'id' | 'sourceId'>[] };
    return posts.map((post, i) => ({ ...post, id: `${set}-${i}`, sourceId: set }));
  });
}

/** Pages of two posts each, so that there are many and most have something related in every library. */
function mixPages(posts: readonly Post[]): Record<string, Page> {
  return Object.fromEntries(
    Array.from({ length: MIXED_PAGES }, (_, i) => {
      const [first, second] = [posts[i % posts.length], posts[(i * 7 + 3) % posts.length]];
      const text = `${first?.text.slice(0, 1_200)}\n${second?.text.slice(0, 800)}`;
      return [`mixed ${i}`, createPage({ title: i % 3 === 0 ? '' : (second?.title ?? ''), text })];
    }),
  );
}

function readKeywordPages(): Record<string, Page> {
  return Object.fromEntries(
    readdirSync(KEYWORD_FIXTURES).flatMap((file) => {
      const pages: { title: string; text: string }[] = JSON.parse(readFileSync(join(KEYWORD_FIXTURES, file), 'utf8'));
      return pages.map(({ title, text }, i) => [`${file} ${i}`, createPage({ title, text })]);
    }),
  );
}

/** The sample page's article, tags taken off: the reader has its own tests in browsers. */
function readSamplePage(): Page {
  const html = readFileSync(join(ROOT, 'data/sample/page.html'), 'utf8');
  const article = /<article>(.*)<\/article>/s.exec(html)?.[1] ?? '';
  const text = article
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
  return createPage({ title: /<title>(.*?) - /.exec(html)?.[1] ?? '', text });
}

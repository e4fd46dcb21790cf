import { readFileSync } from 'node:fs';
import { createPage, type Page } from '../../../utils/page/page.ts';
import { createStartExcerpt } from '../../../utils/post/create-start-excerpt.ts';
import type { Post } from '../../../utils/post/post.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { FindOutcome, FoundPost, Reason, RelatedPost, SearchOutcome } from '../../../utils/protocol/outcome.ts';
import { type Pins, setPin } from '../../../utils/protocol/pins.ts';
import type { OpenRequest, PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { addRecentPage, type RecentPage } from '../../../utils/protocol/recent-page.ts';
import { DEFAULT_SETTINGS } from '../../../utils/protocol/settings.ts';
import type { Translate } from '../../../utils/protocol/translate.ts';
import { createPost } from '../../create-post.ts';

/** A promise that the test answers, so that it decides who comes first. */
export interface Held<Value> {
  promise: Promise<Value>;
  resolve(value: Value): void;
  reject(failure: unknown): void;
}

export function hold<Value>(): Held<Value> {
  return Promise.withResolvers<Value>();
}

/** A client on which only what the test names works; anything else fails loudly. */
export function createTestLibrary(parts: Partial<LibraryClient> = {}): LibraryClient & { change(): void } {
  const listeners = new Set<() => void>();
  const base: Partial<LibraryClient> & { change(): void } = {
    find: async () => createReady([]),
    search: async () => createSearched([]),
    suggest: async () => [],
    findByUrl: async () => null,
    listSources: async () => [],
    listFolders: async () => [],
    listDamage: async () => ({ posts: 0, unindexed: 0, records: 0, isRebuilt: false, isCleared: false }),
    onChange: (listener) => listeners.add(listener),
    change() {
      for (const listener of listeners) listener();
    },
    ...parts,
  };
  return new Proxy(base, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw new Error(`The test did not expect library.${String(name)}`);
    },
  }) as LibraryClient & { change(): void };
}

export interface TestPlatform extends PlatformClient {
  /** What views asked of the browser, in order. */
  log: string[];
  /** Tabs that were marked on the icon as in the library or not. */
  marks: string[];
  turnPage(): void;
  /** A pause in writing, or null for the caret that leaves. Does nothing while nobody listens. */
  write(paragraph: Page | null): void;
  request(request: OpenRequest): void;
}

export function createTestPlatform(parts: Partial<PlatformClient> = {}): TestPlatform {
  const log: string[] = [];
  let settings = DEFAULT_SETTINGS;
  const onSettings = new Set<() => void>();
  const onRecent = new Set<() => void>();
  let recent: RecentPage[] = [];
  const onPins = new Set<() => void>();
  let pins: Pins = [];
  const marks: string[] = [];
  let onPage = () => {};
  let onParagraph: ((paragraph: Page | null) => void) | null = null;
  let onRequest = (_: OpenRequest) => {};
  const say = (words: string) => {
    log.push(words);
  };
  return {
    log,
    marks,
    turnPage: () => onPage(),
    write: (paragraph) => onParagraph?.(paragraph),
    request: (request) => onRequest(request),
    version: '1.2.3',
    isPrivateWindow: async () => false,
    readPage: async () => ({ kind: 'read', page: createPage({ url: 'https://a.example/1', title: '一页' }), tabId: 1 }),
    readPdfFile: async ({ name }) => ({ kind: 'read', page: createPage({ title: name, text: name }), tabId: null }),
    onPageChange: (listener) => {
      onPage = listener;
    },
    onWriting: (listener, signal) => {
      onParagraph = listener;
      signal.addEventListener('abort', () => {
        onParagraph = null;
      });
    },
    onOpenRequest: (listener) => {
      onRequest = listener;
    },
    openUrl: (url, place) => say(`open ${url}${place === 'background' ? ' in the background' : ''}`),
    handOverToPanel: () => new Promise(() => {}),
    openSidePanel: () => say('panel'),
    openLibrary: (section) => say(`library ${section}`),
    openShortcutSettings: () => say('shortcuts'),
    closeWindow: () => say('close'),
    copyText: async (text, html) => say(`copy ${text}${html === undefined ? '' : ` ${html}`}`),
    saveFile: async (name) => say(`save ${name}`),
    listShortcuts: async () => [],
    getSettings: async () => settings,
    saveSettings: async (change) => {
      settings = { ...settings, ...change };
      for (const listener of onSettings) listener();
    },
    onSettingsChange: (listener) => onSettings.add(listener),
    getSiteAccess: async () => ({ site: 'a.example', isSiteAllowed: false, areAllAllowed: false }),
    allowSite: async (url) => {
      say(`allow ${url}`);
      return true;
    },
    allowAllSites: async () => {
      say('allow all');
      return true;
    },
    listAllowedSites: async () => ({ sites: [], areAllAllowed: false }),
    revokeSite: async (url) => say(`revoke ${url}`),
    revokeAllSites: async () => say('revoke all'),
    onAccessChange: () => {},
    onUpdateAvailable: () => {},
    applyUpdate: () => say('update'),
    listRecentPages: async () => recent,
    rememberPage: async (page) => {
      recent = addRecentPage(recent, page);
    },
    forgetRecentPages: async () => {
      recent = [];
      for (const listener of onRecent) listener();
    },
    onRecentPagesChange: (listener) => onRecent.add(listener),
    listPinned: async (url) => pins.find(({ pageUrl }) => pageUrl === url)?.postIds ?? [],
    pinPost: async (url, postId, isPinned) => {
      pins = setPin(pins, url, postId, isPinned);
      for (const listener of onPins) listener();
    },
    onPinsChange: (listener) => onPins.add(listener),
    canKeepFolders: true,
    pickFolder: async () => null,
    allowFolder: async () => {
      say('allow folder');
      return true;
    },
    allowBookmarks: async () => {
      say('allow bookmarks');
      return true;
    },
    readBookmarks: async () => null,
    markInLibrary: async (tabId, isInLibrary) => {
      marks.push(`${tabId} ${isInLibrary}`);
    },
    ...parts,
  };
}

/** The post that views show unless a test is about another. */
export function createTestPost(fields: Partial<Post> = {}): Post {
  return createPost({
    id: 'p1',
    sourceId: 'bundled',
    title: '购物节疲劳',
    text: '今年 618 没有人讨论。\n天猫说剔除退款的 GMV 增长了。',
    url: 'https://mp.weixin.qq.com/s/abc',
    publishedAt: '2025-06-20',
    reactions: [{ emoji: '❤', count: 3 }],
    ...fields,
  });
}

/** A post as a list without a search gives it. */
export function createListed(fields: Partial<Post> = {}): FoundPost {
  const post = createTestPost(fields);
  return { post, excerpt: createStartExcerpt(post), titleMarks: [] };
}

export function createTestReason(fields: Partial<Reason> = {}): Reason {
  return {
    pageTerm: 'GMV',
    postTerm: 'GMV',
    kind: 'same',
    concept: '',
    pageField: 'title',
    postField: 'text',
    documentFrequency: 1,
    postCount: 7,
    share: 0.6,
    ...fields,
  };
}

export function createTestRelated(fields: Partial<RelatedPost> = {}): RelatedPost {
  const post = fields.post ?? createTestPost();
  return {
    post,
    score: 0.9,
    strength: 'strong',
    reasons: [createTestReason(), createTestReason({ pageTerm: '618', postTerm: '618', postField: 'title' })],
    excerpt: { text: post.text.slice(0, 12), marks: [[3, 6]], offset: 0, cutBefore: false, cutAfter: true },
    similar: [],
    ...fields,
  };
}

export function createReady(posts: RelatedPost[], terms = ['GMV', '618', '天猫']): FindOutcome {
  const keywords = terms.map((term, index) => ({ term, weight: 1 / (index + 1) }));
  return { kind: 'ready', keywords, posts, postCount: 7, elapsedMs: 1.4 };
}

export function createSearched(posts: Post[], total = posts.length): SearchOutcome {
  const found = posts.map(
    (post): FoundPost => ({
      post,
      titleMarks: [],
      excerpt: { text: post.text.slice(0, 20), marks: [], offset: 0, cutBefore: false, cutAfter: true },
    }),
  );
  return { posts: found, total, postCount: 7, elapsedMs: 1 };
}

export function createTestPage(number: number): Page {
  return createPage({ url: `https://a.example/${number}`, title: `第 ${number} 页` });
}

/** The Chinese messages as the browser would give them. */
export const translate: Translate = createFileTranslate('zh_CN');

function createFileTranslate(locale: string): Translate {
  const messages = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
  return (key, ...substitutions) =>
    String(messages[key].message).replace(/\$(\d)/g, (_, number) => substitutions[Number(number) - 1] ?? '');
}

/** Lets every promise that is already settled be heard. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPage, type Page } from '../../../utils/page/page.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { FindOutcome, SearchOutcome } from '../../../utils/protocol/outcome.ts';
import type { TeamClient } from '../../../utils/protocol/team-client.ts';
import { createPost } from '../../create-post.ts';

vi.stubGlobal('__PANGZHENG_TEAM__', { engine: 'https://search.example.org:9200', index: 'posts', name: '内容组' });
const { joinTeam } = await import('../../../utils/platform/team/client.ts');

const EXCERPT = { text: '', marks: [], offset: 0, cutBefore: false, cutAfter: false };
const PAGE = createPage({ title: '退款率', text: '退款率进了周报' });
const OPTIONS = { disabledKeywords: [], limit: 10 };

const ready = (...titles: string[]): FindOutcome => ({
  kind: 'ready',
  keywords: [],
  posts: titles.map((title) => ({
    post: createPost({ title }),
    score: 0.5,
    strength: 'medium',
    reasons: [],
    excerpt: EXCERPT,
    similar: [],
  })),
  postCount: titles.length,
  elapsedMs: 1,
});
const found = (...titles: string[]): SearchOutcome => ({
  posts: titles.map((title) => ({ post: createPost({ title }), excerpt: EXCERPT, titleMarks: [] })),
  total: titles.length,
  postCount: titles.length,
  elapsedMs: 1,
});

/** A page's client with a worker of answers given in advance; notes what the worker is asked. */
async function open(answers: Record<string, () => unknown> = {}) {
  const calls: { name: string; args: unknown[] }[] = [];
  const own: Partial<LibraryClient> = {
    find: async () => ready('own'),
    search: async () => found('own'),
    onChange: () => undefined,
  };
  const served: Record<string, () => unknown> = {
    findTeam: () => ({ answer: { kind: 'answer', value: ready('team') }, sentTerms: ['退款'] }),
    searchTeam: () => ({ kind: 'answer', value: found('team') }),
    checkTeam: () => ({ kind: 'answer', value: null }),
    ...answers,
  };
  const client = joinTeam({
    client: own as LibraryClient,
    async call(name, args) {
      calls.push({ name, args });
      return served[name]?.();
    },
    fail: () => undefined,
  });
  const { team } = client;
  if (!team) throw new Error('no team');
  const lists: string[][] = [];
  const { signal } = new AbortController();
  const titlesOf = ({ posts }: { posts: { post: { title: string } }[] }) => posts.map(({ post }) => post.title);
  team.onFinding((_, outcome) => lists.push(outcome.kind === 'ready' ? titlesOf(outcome) : []), signal);
  team.onFound((_, outcome) => lists.push(titlesOf(outcome)), signal);
  return { client, team, calls, lists };
}

const statusOf = (team: TeamClient) => {
  const { status } = team.get();
  return status.kind === 'failed' ? status.code : status.kind;
};

let isAllowed: boolean;
const asked: unknown[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  isAllowed = true;
  asked.length = 0;
  // What fake-browser leaves out.
  Object.assign(fakeBrowser.permissions, {
    contains: async () => isAllowed,
    async request(origins: unknown) {
      asked.push(origins);
      isAllowed = true;
      return true;
    },
  });
  Object.assign(fakeBrowser.extension, { inIncognitoContext: false });
});

describe('a page of an extension built for a team', () => {
  it('has the own answer at once, and both in one list when the team’s comes', async () => {
    const { client, team, lists } = await open();
    expect(await client.find(PAGE, OPTIONS)).toMatchObject({ posts: [{ post: { title: 'own' } }] });
    await vi.waitFor(() => expect(lists).toEqual([['own', 'team']]));
    expect(team.get()).toMatchObject({
      sentTerms: ['退款'],
      name: '内容组',
      engine: 'https://search.example.org:9200',
    });
    expect(statusOf(team)).toBe('answered');
  });

  it('sends nothing of a paragraph that is being written, and shows no answer for the page before it', async () => {
    const { client, lists, calls } = await open();
    const page = client.find(PAGE, OPTIONS);
    expect(await client.find({ ...PAGE, textSource: 'paragraph' }, OPTIONS)).toMatchObject({ kind: 'ready' });
    await page;
    expect([calls, lists]).toEqual([[], []]);
  });

  it('shows what was found by typing in both, and asks the engine nothing for an empty field', async () => {
    const { client, lists, calls } = await open();
    expect((await client.search('退款', 20)).posts).toHaveLength(1);
    await vi.waitFor(() => expect(lists).toEqual([['own', 'team']]));
    calls.length = 0;
    await client.search('  ', 20);
    expect(calls).toEqual([]);
  });

  it('sends nothing before the reader has allowed the engine’s origin, and asks again once that is done', async () => {
    isAllowed = false;
    const { client, team, calls, lists } = await open();
    const again = vi.fn();
    client.onChange(again, new AbortController().signal);
    for (const ask of [() => client.find(PAGE, OPTIONS), () => client.search('退款', 20)]) {
      await ask();
      await vi.waitFor(() => expect(statusOf(team)).toBe('not-allowed'));
    }
    expect([calls, lists, again.mock.calls]).toEqual([[], [], []]);
    await team.allowEngine();
    // Patterns know no ports.
    expect(asked).toEqual([{ origins: ['https://search.example.org/*'] }]);
    expect(calls.map(({ name }) => name)).toEqual(['checkTeam']);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it.each(['unauthorised', 'timeout', 'too-many'])('keeps the own answer when the engine fails: %s', async (code) => {
    const failed = { kind: 'failed', code, detail: '' };
    const { client, team, lists } = await open({ findTeam: () => ({ answer: failed, sentTerms: ['退款'] }) });
    expect(await client.find(PAGE, OPTIONS)).toMatchObject({ posts: [{ post: { title: 'own' } }] });
    await vi.waitFor(() => expect(statusOf(team)).toBe(code));
    expect(team.get().sentTerms).toEqual(['退款']); // they had left
    expect(lists).toEqual([]);
  });

  it('sends nothing while the reader has it off, or from a private window', async () => {
    const { client, team, calls } = await open();
    await team.setOn(false);
    await client.find(PAGE, OPTIONS);
    await client.search('退款', 20);
    expect(statusOf(team)).toBe('off');
    Object.assign(fakeBrowser.extension, { inIncognitoContext: true });
    await team.setOn(true);
    await client.find(PAGE, OPTIONS);
    await vi.waitFor(() => expect(statusOf(team)).toBe('private'));
    expect(calls).toEqual([]);
  });

  it('drops the answer for a page that the reader has left', async () => {
    const waiting: ((value: unknown) => void)[] = [];
    const { client, team } = await open({ findTeam: () => new Promise((resolve) => waiting.push(resolve)) });
    const shown: Page[] = [];
    team.onFinding((page) => shown.push(page), new AbortController().signal);
    const next = createPage({ title: '另一页', text: '另一页' });
    void client.find(PAGE, OPTIONS);
    void client.find(next, OPTIONS);
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    for (const answer of waiting) answer({ answer: { kind: 'answer', value: ready('team') }, sentTerms: [] });
    await vi.waitFor(() => expect(shown).toEqual([next]));
  });

  it('keeps the key in storage.local, shows its mark alone, and tells other pages to ask again', async () => {
    const { client, team, calls } = await open();
    const again = vi.fn();
    client.onChange(again, new AbortController().signal);
    await team.saveCredentials({ kind: 'api-key', key: 'c2VjcmV0' });
    expect(await fakeBrowser.storage.local.get('team')).toEqual({
      team: { version: 1, isOn: true, credentials: { kind: 'api-key', key: 'c2VjcmV0' } },
    });
    expect(team.get().fingerprint).toMatch(/^([0-9a-f]{4} ){2}[0-9a-f]{4}$/);
    expect(JSON.stringify(team.get())).not.toContain('c2VjcmV0');
    expect(calls).toEqual([{ name: 'checkTeam', args: [{ kind: 'api-key', key: 'c2VjcmV0' }] }]);
    await vi.waitFor(() => expect(again).toHaveBeenCalled());
  });
});

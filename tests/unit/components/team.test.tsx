// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { TranslateProvider } from '../../../components/common/translate.ts';
import en from '../../../components/team/messages/en.json' with { type: 'json' };
import zh from '../../../components/team/messages/zh_CN.json' with { type: 'json' };
import { TeamNote } from '../../../components/team/TeamNote.tsx';
import { TeamSettings } from '../../../components/team/TeamSettings.tsx';
import type { TeamClient, TeamCredentials, TeamFailureCode, TeamState } from '../../../utils/protocol/team-client.ts';
import type { Translate } from '../../../utils/protocol/translate.ts';
import { createTestLibrary, settle } from './create-test-clients.ts';

const FAILURES: TeamFailureCode[] = [
  ...(['not-allowed', 'unreachable', 'timeout', 'unauthorised', 'forbidden', 'too-many', 'index-missing'] as const),
  ...(['not-ours', 'mapping-newer', 'answer-invalid', 'engine-failed'] as const),
];

function createTeam(change: Partial<TeamState> = {}) {
  const done: unknown[] = [];
  const state: TeamState = {
    name: '内容组',
    engine: 'https://search.example.org:9200',
    isOn: true,
    fingerprint: '',
    status: { kind: 'idle' },
    sentTerms: [],
    ...change,
  };
  const team: TeamClient = {
    get: () => state,
    subscribe: () => () => undefined,
    setOn: async (isOn) => void done.push(isOn),
    saveCredentials: async (credentials: TeamCredentials) => void done.push(credentials),
    allowEngine: async () => void done.push('allow'),
    onFinding: () => undefined,
    onFound: () => undefined,
  };
  return { library: createTestLibrary({ team }), done };
}

let root: HTMLElement | null = null;

async function show(view: ComponentChild, messages: Record<string, string> = zh): Promise<HTMLElement> {
  const t: Translate = (key, ...words) =>
    (messages[key] ?? key).replace(/\$(\d)/g, (_, number) => words[Number(number) - 1] ?? '');
  const place = document.createElement('div');
  root = place;
  document.body.append(place);
  await act(() => render(<TranslateProvider value={t}>{view}</TranslateProvider>, place));
  return place;
}
afterEach(() => {
  if (root) render(null, root);
  root?.remove();
});

describe('the note of the team’s library', () => {
  it.each(FAILURES)(
    'says what happened, where and what to do in both languages, and that the own posts stand: %s',
    async (code) => {
      const sentences = [];
      for (const messages of [zh, en]) {
        const { library } = createTeam({ status: { kind: 'failed', code, detail: '9' } });
        const place = await show(<TeamNote library={library} />, messages);
        const text = place.textContent ?? '';
        expect(text).toContain(messages.team_own_only);
        expect(text).not.toMatch(/\$\d|team_/);
        if (code !== 'mapping-newer') expect(text).toContain('search.example.org:9200');
        sentences.push(text);
        render(null, place);
      }
      expect(sentences[0]).not.toBe(sentences[1]);
    },
  );

  it('has a sentence of its own for every failure', () => {
    const sentences = Object.entries(zh).filter(([key]) => key.startsWith('team_failed_'));
    expect(sentences).toHaveLength(FAILURES.length);
    expect(new Set(sentences.map(([, text]) => text)).size).toBe(FAILURES.length);
  });

  it.each([
    ['answered', { kind: 'answered' }],
    ['failed', { kind: 'failed', code: 'timeout', detail: '' }],
  ] as const)('lists the terms that left and names who got them, when the engine %s', async (_, status) => {
    const { library } = createTeam({ status, sentTerms: ['退款', 'gmv'] });
    const place = await show(<TeamNote library={library} />);
    const details = place.querySelector('[data-testid=team-sent]');
    expect(details?.querySelector('summary')?.textContent).toContain('发给 search.example.org:9200 的词：2 个');
    expect([...(details?.querySelectorAll('span') ?? [])].map((term) => term.textContent?.trim())).toEqual([
      '退款',
      'gmv',
    ]);
  });

  it('offers to allow the engine, in the click itself', async () => {
    const { library, done } = createTeam({ status: { kind: 'failed', code: 'not-allowed', detail: '' } });
    const place = await show(<TeamNote library={library} />);
    place.querySelector<HTMLButtonElement>('[data-testid=team-allow]')?.click();
    expect(done).toEqual(['allow']); // no await between: the browser would take it for no click
  });

  it.each(['off', 'idle'] as const)('is not there when the library is %s', async (kind) => {
    const { library } = createTeam({ status: { kind } });
    expect((await show(<TeamNote library={library} />)).textContent).toBe('');
  });
});

describe('the settings of the team’s library', () => {
  it('take a key, empty the field, and show its mark alone', async () => {
    const { library, done } = createTeam({ fingerprint: '2bb8 0d53 7b1d' });
    const place = await show(<TeamSettings library={library} />);
    const field = place.querySelector<HTMLInputElement>('input[name=key]');
    expect(field?.type).toBe('password');
    if (field) field.value = ' c2VjcmV0 ';
    await act(async () => {
      place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      await settle();
    });
    expect(done).toEqual([{ kind: 'api-key', key: 'c2VjcmV0' }]);
    expect(field?.value).toBe('');
    expect(place.querySelector('[data-testid=team-fingerprint]')?.textContent).toBe('在用的密钥：2bb8 0d53 7b1d');
  });

  it('switch the team’s library off', async () => {
    const { library, done } = createTeam();
    const place = await show(<TeamSettings library={library} />);
    place.querySelector<HTMLInputElement>('[data-testid=team-on]')?.click();
    expect(done).toEqual([false]);
  });

  it('say before anything is sent what would be, and to whom', async () => {
    const { library } = createTeam();
    const text = (await show(<TeamSettings library={library} />)).textContent;
    expect(text).toContain('search.example.org:9200');
    expect(text).toMatch(/最重要的词.*网址、标题和正文不会/);
  });
});

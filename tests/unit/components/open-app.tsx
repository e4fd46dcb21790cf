import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach } from 'vitest';
import { LibraryApp } from '../../../components/library/LibraryApp.tsx';
import { readLibraryAddress } from '../../../components/library/read-library-address.ts';
import { RelatedApp } from '../../../components/related/RelatedApp.tsx';
import type { Source } from '../../../utils/post/post.ts';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import {
  createListed,
  createReady,
  createTestLibrary,
  createTestPlatform,
  createTestRelated,
  settle,
  type TestPlatform,
  translate,
} from './create-test-clients.ts';

let root: HTMLElement | null = null;

/** Takes the app of the test off the page. Happens by itself after each test. */
export function closeApp(): void {
  if (root) render(null, root);
  root?.remove();
  root = null;
}
afterEach(closeApp);

/** Does something and lets everything that follows from it come to rest: promises, renders, effects, and theirs. */
export async function run(work: () => void): Promise<void> {
  await act(async () => {
    work();
    await settle();
  });
  for (let turn = 0; turn < 3; turn++) await act(settle);
}

async function mount(app: ComponentChild): Promise<void> {
  root = document.createElement('div');
  document.body.append(root);
  const place = root;
  await run(() => render(app, place));
}

/** Opens popup or panel; without a library of the test's own it finds one post. */
export async function openRelated(
  library: LibraryClient = createTestLibrary({ find: async () => createReady([createTestRelated()]) }),
  platform: TestPlatform = createTestPlatform(),
  surface: 'popup' | 'panel' = 'popup',
): Promise<TestPlatform> {
  await mount(<RelatedApp surface={surface} library={library} platform={platform} t={translate} />);
  return platform;
}

/** A source of posts for tests. */
export const TEST_SOURCE: Source = {
  id: 's1',
  kind: 'import',
  name: '电商观察',
  format: 'telegram',
  postCount: 1204,
  textBytes: 1_250_000,
  createdAt: '2026-09-12',
  isOn: true,
};

/** Opens the library page at an address; without parts of the test's own it holds one post of one source. */
export async function openLibrary(
  address: string,
  parts: Partial<LibraryClient> = {},
  platformParts: Partial<PlatformClient> = {},
) {
  const platform = createTestPlatform(platformParts);
  const library = createTestLibrary({
    listSources: async () => [TEST_SOURCE],
    listFacets: async () => ({
      tags: [{ tag: '电商', count: 2 }],
      years: [{ year: 2025, count: 3 }],
      months: [{ month: '2025-06', count: 3 }],
    }),
    listPosts: async () => ({ posts: [createListed()], total: 1 }),
    listSnapshots: async () => [],
    listDismissals: async () => [],
    listConcepts: async () => [],
    ...parts,
  });
  await mount(<LibraryApp library={library} platform={platform} t={translate} address={readLibraryAddress(address)} />);
  return { platform, library };
}

export const all = (testId: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)];

export function one(testId: string): HTMLElement {
  const [first] = all(testId);
  if (!first) throw new Error(`nothing on the page is "${testId}"`);
  return first;
}

export const searchField = () => one('search-field') as HTMLInputElement;

export const mainState = () => document.querySelector('main')?.dataset.state;

export async function click(testId: string, index = 0, init: MouseEventInit = {}): Promise<void> {
  await run(() => {
    const target = all(testId)[index];
    if (!target) throw new Error(`nothing on the page is "${testId}" number ${index}`);
    // A browser moves the focus to a button that is clicked.
    target.focus();
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
  });
}

export async function type(value: string): Promise<void> {
  await run(() => {
    searchField().value = value;
    searchField().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

export async function press(
  key: string,
  target: Element = searchField(),
  init: KeyboardEventInit = {},
): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  await run(() => {
    target.dispatchEvent(event);
  });
  return event;
}

/** Sets a field as typing or choosing does, and says so with the event that the browser sends. */
export async function fill(element: Element | null, value: string, event = 'change'): Promise<void> {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement)) throw new Error('no field');
  await run(() => {
    element.value = value;
    element.dispatchEvent(new Event(event, { bubbles: true }));
  });
}

export async function submit(form: Element | null): Promise<void> {
  await run(() => form?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
}

import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPage } from '../../../utils/page/page.ts';
import { leaveOpenRequest, onOpenRequest, type Surface } from '../../../utils/platform/open-request.ts';
import type { OpenRequest } from '../../../utils/protocol/platform-client.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

const SELECTION: OpenRequest = {
  kind: 'selection',
  page: createPage({ text: '天猫 618', textSource: 'selection' }),
};

function listen(surface: Surface, windowId: number) {
  const told: OpenRequest[] = [];
  const controller = new AbortController();
  onOpenRequest(surface, Promise.resolve(windowId), (request) => told.push(request), controller.signal);
  return { told, controller };
}

it('hands a request that was left before the panel was there', async () => {
  await leaveOpenRequest('panel', 1, SELECTION);
  const { told } = listen('panel', 1);
  await vi.waitFor(() => expect(told).toEqual([SELECTION]));
});

it('hands a request to a panel that is open already, and only once', async () => {
  const { told } = listen('panel', 1);
  await leaveOpenRequest('panel', 1, { kind: 'search', query: '退款' });
  await vi.waitFor(() => expect(told).toEqual([{ kind: 'search', query: '退款' }]));
  const later = listen('panel', 1);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get()).toEqual({}));
  expect(later.told).toEqual([]);
});

it('leaves a request for another window or another surface where it is', async () => {
  const { told } = listen('panel', 2);
  const popup = listen('popup', 1);
  await leaveOpenRequest('panel', 1, SELECTION);
  const right = listen('panel', 1);
  await vi.waitFor(() => expect(right.told).toEqual([SELECTION]));
  expect(told).toEqual([]);
  expect(popup.told).toEqual([]);
});

it('drops a request of an opening that did not happen', async () => {
  await fakeBrowser.storage.session.set({
    'openRequest.panel': { request: SELECTION, windowId: 1, at: Date.now() - 60_000 },
  });
  const { told } = listen('panel', 1);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.session.get()).toEqual({}));
  expect(told).toEqual([]);
});

it('tells nothing to a panel that was closed', async () => {
  const { told, controller } = listen('panel', 1);
  controller.abort();
  await leaveOpenRequest('panel', 1, SELECTION);
  const next = listen('panel', 1);
  await vi.waitFor(() => expect(next.told).toEqual([SELECTION]));
  expect(told).toEqual([]);
});

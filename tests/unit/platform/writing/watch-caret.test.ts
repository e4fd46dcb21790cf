// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LEAVE_MS, REST_MS, watchCaret } from '../../../../utils/platform/writing/watch-caret.ts';

let told: string[];
let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<textarea></textarea><button>别处</button>';
  told = [];
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const happen = (type: string) => field().dispatchEvent(new Event(type, { bubbles: true }));
const start = () =>
  watchCaret(document, { onRest: () => told.push('rest'), onLeave: () => told.push('leave') }, stop.signal);

it('tells a pause once, and each key puts it off', () => {
  field().focus();
  start();
  for (let key = 0; key < 5; key++) {
    happen('input');
    vi.advanceTimersByTime(REST_MS - 1);
  }
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['rest']);
  vi.advanceTimersByTime(10 * REST_MS);
  expect(told).toEqual(['rest']);
});

it('waits while an input method composes, however long, and for the pause after it', () => {
  field().focus();
  const caret = start();
  happen('compositionstart');
  happen('input');
  happen('selectionchange');
  vi.advanceTimersByTime(10 * REST_MS);
  expect(told).toEqual([]);
  expect(caret.isComposing()).toBe(true);
  happen('compositionend');
  vi.advanceTimersByTime(REST_MS - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['rest']);
});

it('goes on after a composition that ended with the field losing the focus', () => {
  field().focus();
  start();
  happen('compositionstart');
  happen('focusout');
  vi.advanceTimersByTime(REST_MS);
  expect(told).toEqual(['rest']);
});

it('tells that the caret left, once, and not when the focus only passes through another element', () => {
  field().focus();
  start();
  vi.advanceTimersByTime(REST_MS);
  document.querySelector('button')?.focus();
  vi.advanceTimersByTime(LEAVE_MS - 1);
  field().focus();
  vi.advanceTimersByTime(REST_MS);
  expect(told).toEqual(['rest', 'rest']);
  document.querySelector('button')?.focus();
  vi.advanceTimersByTime(REST_MS * 2);
  expect(told).toEqual(['rest', 'rest', 'leave']);
});

it('says nothing of a page on which nobody writes', () => {
  start();
  document.querySelector('button')?.focus();
  document.dispatchEvent(new Event('selectionchange'));
  vi.advanceTimersByTime(10 * REST_MS);
  expect(told).toEqual([]);
});

it('hears nothing any more once it is stopped', () => {
  field().focus();
  start();
  happen('input');
  stop.abort();
  happen('input');
  vi.advanceTimersByTime(10 * REST_MS);
  expect(told).toEqual([]);
});

import { expect, it } from 'vitest';
import { findSensitiveKind, isNeverRead, parseHost } from '../../../utils/protocol/sensitive-sites.ts';
import { DEFAULT_SETTINGS } from '../../../utils/protocol/settings.ts';

it.each([
  ['https://mail.qq.com/cgi-bin/frame_html', 'mail'],
  ['https://ebank.icbc.com.cn/', 'bank'],
  ['https://notmail.qq.com.example/', null],
  ['https://evil-icbc.com.cn/', null],
  ['about:blank', null],
])('%s is of the kind %s', (url, kind) => {
  expect(findSensitiveKind(url)).toBe(kind);
});

it('leaves sensitive sites to a click, and sites the reader wrote down unread at all', () => {
  const settings = { ...DEFAULT_SETTINGS, neverRead: ['diary.example'] };
  expect(isNeverRead('https://mail.qq.com/', settings, false)).toBe(true);
  expect(isNeverRead('https://mail.qq.com/', settings, true)).toBe(false);
  expect(isNeverRead('https://mail.qq.com/', { ...settings, sensitiveKinds: ['bank'] }, false)).toBe(false);
  expect(isNeverRead('https://my.diary.example/1', settings, true)).toBe(true);
  expect(isNeverRead('https://news.example/', settings, false)).toBe(false);
});

it.each([
  ['Example.com', 'example.com'],
  ['https://www.example.com/a?b', 'example.com'],
  ['localhost', 'localhost'],
  ['hello', ''],
  ['', ''],
])('takes "%s" as the host "%s"', (typed, host) => {
  expect(parseHost(typed)).toBe(host);
});

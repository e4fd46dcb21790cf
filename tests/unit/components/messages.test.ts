import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LOCALES = ['zh_CN', 'en'];
const SOURCES = [...['components', 'entrypoints', 'utils'].flatMap(listSourceFiles), 'wxt.config.ts'];

const messages = Object.fromEntries(LOCALES.map((locale) => [locale, readMessages(locale)]));
const keys = Object.keys(messages.zh_CN ?? {});
const source = SOURCES.map((path) => readFileSync(path, 'utf8')).join('\n');

it('has the same keys in Chinese and in English', () => {
  expect(Object.keys(messages.en ?? {}).sort()).toEqual([...keys].sort());
});

it.each(LOCALES)('leaves no message of %s empty', (locale) => {
  expect(keys.filter((key) => (messages[locale]?.[key] ?? '').trim() === '')).toEqual([]);
});

it('fills the same places in both languages, unless one counts in words', () => {
  const places = (locale: string, key: string) =>
    [...new Set(messages[locale]?.[key]?.match(/\$\d/g) ?? [])].sort().join(' ');
  expect(keys.filter((key) => !key.endsWith('_one') && places('zh_CN', key) !== places('en', key))).toEqual([]);
});

it('holds every key that the code asks for', () => {
  const asked = [
    ...source.matchAll(/\bt\(\s*'([A-Za-z]\w+)'/g),
    ...source.matchAll(/getMessage\(\s*'([A-Za-z]\w+)'/g),
    ...source.matchAll(/__MSG_(\w+)__/g),
  ].map(([, key = '']) => key);
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

it('holds a singular and a plural for everything that is counted', () => {
  const counted = [...source.matchAll(/translateCount\(\s*t,\s*'(\w+)'/g)].map(([, base = '']) => base);
  expect(counted.length).toBeGreaterThan(5);
  expect(counted.flatMap((base) => [`${base}_one`, `${base}_other`]).filter((key) => !keys.includes(key))).toEqual([]);
});

it('holds no key that nobody asks for', () => {
  const isAsked = (key: string) => {
    const base = key.replace(/_(?:one|other)$/, '');
    return source.includes(`'${key}'`) || source.includes(`'${base}'`) || source.includes(`__MSG_${key}__`);
  };
  expect(keys.filter((key) => !isAsked(key))).toEqual([]);
});

function readMessages(locale: string): Record<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null) throw new Error(`${locale} is not an object`);
  return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value.message)]));
}

function listSourceFiles(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // A team's build has messages of its own (tests/unit/team/messages.test.ts).
      .filter((name) => /\.tsx?$/.test(name) && !join(folder, name).startsWith(join('components', 'team')))
      .map((name) => join(folder, name))
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from '../../../components/team/messages/en.json' with { type: 'json' };
import zh from '../../../components/team/messages/zh_CN.json' with { type: 'json' };
import own from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };

const source = readdirSync('components/team')
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(`components/team/${name}`, 'utf8'))
  .join('\n');
const places = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();

it('messages of a team’s build are the same in both languages, with the same places', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const [key, text] of Object.entries(zh))
    expect([key, ...places(Reflect.get(en, key))]).toEqual([key, ...places(text)]);
});

it('every message of a team’s build is asked for, and none has the name of an ordinary one', () => {
  expect(Object.keys(zh).filter((key) => !source.includes(`'${key}'`))).toEqual([]);
  expect(Object.keys(zh).filter((key) => key in own)).toEqual([]);
});

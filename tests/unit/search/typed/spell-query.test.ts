import { describe, expect, it } from 'vitest';
import { spellQuery } from '../../../../utils/search/typed/spell-query.ts';

const known = new Set([
  'chatgpt',
  'macbook',
  'pro',
  'fine',
  'tuning',
  'finetuning',
  'deepseek',
  'v3',
  'node.js',
  'straße',
]);
const ways = (query: string) => spellQuery(query, (word) => known.has(word));

describe('ways to write a query', () => {
  it.each([
    ['《三体》', '三体 ', 'marks at the edges'],
    ['京东，淘宝', '京东 淘宝', 'a Chinese comma'],
    ['京东/淘宝', '京东 淘宝', 'a slash between Han'],
    ['gpt 5', 'gpt5', 'two words as one name'],
    ['双11', '双十一', 'a day of sales'],
    ['双十二', '双12', 'the other way'],
    ['chat gpt', 'chatgpt', 'two words that the library has as one'],
    ['macbookpro', 'macbook-pro', 'one word that the library has as two'],
    ['fine-tuning', 'finetuning', 'two words with a hyphen that the library has as one'],
    ['finetuning', 'fine-tuning', 'one word that it has as two'],
    ['deepseekv3', 'deepseek-v3', 'a name with its version'],
    ['nodejs', 'node.js', 'a name with .js'],
    ['strasse', 'straße', 'a letter that some write as two'],
    ['1,234', '1234', 'a number with a comma'],
    ['1234', '"1,234"', 'a number without'],
    ['京东：淘宝', '京东 淘宝', 'a colon'],
    ['@京东', '京东', 'a sign in front'],
  ])('of %j hold %j (%s)', (query, way) => {
    expect(ways(query)[0]).toBe(query);
    expect(ways(query).map((text) => text.trim())).toContain(way.trim());
  });

  it.each(['c++', 'A/B', '30%', '默认设置', '"京东，淘宝"'])('of %j is itself alone', (query) => {
    expect(ways(query)).toEqual([query]);
  });
});

import { describe, expect, it } from 'vitest';
import { spellQuery } from '../../../../utils/search/typed/spell-query.ts';

const known = new Set(['chatgpt', 'macbook', 'pro']);
const ways = (query: string) => spellQuery(query, (word) => known.has(word));

describe('ways to write a query', () => {
  it.each([
    ['《三体》', '三体 ', 'marks at the edges'],
    ['京东，淘宝', '京东 淘宝', 'a Chinese comma'],
    ['京东/淘宝', '京东 淘宝', 'a slash between Han'],
    ['gpt5', '"gpt 5"', 'a name apart'],
    ['GPT-5', 'gpt5', 'a name in one'],
    ['gpt 5', 'gpt5', 'two words as one name'],
    ['双11', '双十一', 'a day of sales'],
    ['双十二', '双12', 'the other way'],
    ['chat gpt', 'chatgpt', 'two words that the library has as one'],
    ['macbookpro', '"macbook pro"', 'one word that the library has as two'],
  ])('of %j hold %j (%s)', (query, way) => {
    expect(ways(query)[0]).toBe(query);
    expect(ways(query).map((text) => text.trim())).toContain(way.trim());
  });

  it.each(['c++', 'A/B', '30%', '默认设置', '"京东，淘宝"'])('of %j is itself alone', (query) => {
    expect(ways(query)).toEqual([query]);
  });
});

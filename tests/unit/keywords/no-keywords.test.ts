import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractKeywords } from '../../../utils/keywords/extract-keywords.ts';
import { maskCode } from '../../../utils/keywords/mask-code.ts';
import { openFrequencies } from '../../../utils/language/open-frequencies.ts';
import { createPage } from '../../../utils/page/page.ts';

const frequencies = openFrequencies(readFileSync(new URL('../../../data/language/frequencies.bin', import.meta.url)));
const chipsOf = (title: string, text: string) =>
  extractKeywords(createPage({ title, text }), frequencies).map(({ term }) => term.toLowerCase());

describe('no keyword', () => {
  it.each([
    [
      'German',
      'Die Bahn und der Winter',
      'Die Bahn will im Winter mehr Züge fahren lassen, sagte der Sprecher. Die Züge sind alt und die Weichen frieren ein. Nicht die Züge, sondern die Weichen sind das Problem, und das wird auch so bleiben.',
      ['die', 'und', 'nicht', 'der', 'das', 'auch', 'wird', 'sind'],
      'weichen',
    ],
    [
      'French',
      'Les trains dans le froid',
      'Les trains sont en retard dans le nord. Les voyageurs attendent dans les gares, et les trains ne partent pas. Les aiguillages gèlent, les aiguillages sont vieux, et les voyageurs attendent encore dans les gares.',
      ['les', 'dans', 'sont', 'pas', 'ne', 'et'],
      'aiguillages',
    ],
    [
      'Russian',
      'Поезда и зима',
      'Поезда опаздывают, и это не новость. Стрелки замерзают, но поезда идут. Стрелки старые, и это уже все знают, но поезда как и раньше ждут, что стрелки починят.',
      ['и', 'не', 'это', 'но', 'что', 'как', 'уже'],
      'стрелки',
    ],
  ])('is a word of grammar of a %s page', (_, title, text, grammar, subject) => {
    const chips = chipsOf(title, text);
    expect(chips.filter((chip) => grammar.includes(chip))).toEqual([]);
    expect(chips).toContain(subject);
  });

  it('is a part of an address, of code or of markup', () => {
    const text = [
      '网盘里有排期表，链接 https://pan.example.com/s/1a2b?pwd=x7k2 提取码：x7k2。网盘的排期表每周更新。',
      '链接失效就看 pan.example.com/s/1a2b，或者写信到 zhang@mail.example.com 要排期表。',
      'const rank = items.map((item) => item.rank);',
      'rank.sort((a, b) => a - b);',
      'fn main() { println!("{}", rank); }',
      '排期表第一列是日期，&quot;网盘&quot; 里第二列是负责人 &lt;br&gt;。',
    ].join('\n');
    const chips = chipsOf('排期表放在网盘里', text);
    const parts = [
      'https',
      'pan',
      'example',
      'com',
      'pwd',
      'x7k2',
      '1a2b',
      'zhang',
      'mail',
      'const',
      'rank',
      'items',
      'item',
      'fn',
      'main',
      'quot',
      'lt',
      'br',
      'gt',
    ];
    expect(chips.filter((chip) => parts.includes(chip))).toEqual([]);
    expect(chips).toContain('排期表');
  });

  it('is lost because it looks like an address or code', () => {
    expect(maskCode('booking.com 与 node.js（c++、r&d）')).toBe('booking     与 node.js（c++、r&d）');
    const prose = 'for example, the price (2024) rose: import duties doubled.\n价格 a -> b，涨了 (两成)；if x = 1';
    expect(maskCode(prose)).toBe(prose);
  });
});

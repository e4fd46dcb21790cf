import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** WCAG 2.2, 1.4.3: text; 1.4.11: the outline of the focus and of controls. */
const TEXT = 4.5;
const OUTLINE = 3;

const css = readFileSync('components/common/tokens.css', 'utf8');
const light = readColours(1);
const dark = readColours(2);

const PAIRS: [ink: string, ground: string, least: number][] = [
  ...['--ink', '--ink-soft', '--ink-faint', '--vermilion'].flatMap((ink): [string, string, number][] => [
    [ink, '--paper', TEXT],
    [ink, '--sheet', TEXT],
  ]),
  ['--ink', '--mark', TEXT],
  ['--ink', '--wash', TEXT],
  ['--vermilion', '--wash', TEXT],
  ['--on-vermilion', '--vermilion', TEXT],
  ['--ink-soft', '--wash', TEXT],
  ['--ink-faint', '--wash', TEXT],
  ['--control', '--paper', OUTLINE],
  ['--control', '--sheet', OUTLINE],
  ['--focus', '--paper', OUTLINE],
  ['--focus', '--sheet', OUTLINE],
];

it.each(PAIRS)('%s on %s can be read in the light', (ink, ground, least) => {
  expect(contrast(light[ink], light[ground])).toBeGreaterThanOrEqual(least);
});

it.each(PAIRS)('%s on %s can be read in the dark', (ink, ground, least) => {
  expect(contrast(dark[ink], dark[ground])).toBeGreaterThanOrEqual(least);
});

it('has colours of its own in the dark', () => {
  expect(dark['--paper']).not.toBe(light['--paper']);
});

/** Side 1 or 2 of every light-dark(). */
function readColours(side: 1 | 2): Record<string, string> {
  const pairs = [...css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  return Object.fromEntries(pairs.map((pair) => [pair[1] ?? '', pair[side + 1] ?? '']));
}

function contrast(first = '', second = ''): number {
  const [lighter = 0, darker = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`no colour: "${hex}"`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFrequencies } from '../../../utils/background/open-frequencies.ts';
import { createTokenNamer } from '../../../utils/keywords/name-tokens.ts';
import { fold } from '../../../utils/text/fold.ts';
import { tokenise } from '../../../utils/text/tokenise.ts';

const background = openFrequencies(readFileSync(new URL('../../../data/background/frequencies.bin', import.meta.url)));

describe('a token is named by its whole word', () => {
  it.each([
    ['里巴', '今天阿里巴巴说', '阿里巴巴'],
    ['费者', '消费者希望', '消费者'],
    ['gmv', '下单 GMV 与 gmv', 'GMV'],
    ['gpt', '他用 GPT-4 写作', 'GPT-4'],
    ['11', '双11来了', '双11'],
    ['ai', 'maintain the AI page', 'AI'],
    ['款后', '剔除退款后的成交', '退款后'],
  ])('%s in %s is %s', (token, text, spelling) => {
    expect(createTokenNamer(text, background).nameOf(token)?.spelling).toBe(spelling);
  });

  it('and by none when the text does not hold it', () => {
    const namer = createTokenNamer('maintain 天猫', background);
    expect([namer.nameOf('ai'), namer.nameOf('京东')]).toEqual([null, null]);
  });

  it('that holds the token and stands in the text, for every token of any text', () => {
    const any = fc.string({ unit: fc.constantFrom(...'天猫阿里巴巴消费者的双11GMV-gpt4 ,。\nai1é'), maxLength: 50 });
    fc.assert(
      fc.property(any, (text) => {
        const namer = createTokenNamer(text, background);
        for (const token of tokenise(text)) {
          const name = namer.nameOf(token);
          expect(name).not.toBeNull();
          expect(fold(name?.spelling ?? '')).toContain(token);
          expect(text.slice(name?.start, name?.end)).toBe(name?.spelling);
        }
      }),
    );
  });
});

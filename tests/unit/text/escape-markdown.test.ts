import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToText } from '../../../utils/importers/text/markdown-to-text.ts';
import { cleanText } from '../../../utils/text/clean-text.ts';
import { escapeMarkdown } from '../../../utils/text/escape-markdown.ts';

describe('escapeMarkdown', () => {
  it.each([
    '[[大促]]',
    '![[图.png]]',
    '[大促](x)',
    '==亮==',
    '%%注%%',
    '尾 ^id',
    '<% tp.file %>',
    '<%% x %%>',
    '```dataviewjs',
    '`= this.file`',
    '正文[^1]',
    '[^1]: 脚注',
    '- [ ] 还没做',
    '{% raw %}',
    '{{< figure >}}',
    '小节 {#id}',
  ])('keeps %s, which Obsidian would take for its own', (text) => {
    expect(markdownToText(escapeMarkdown(text))).toBe(text);
  });

  it('leaves nothing that Templater would run', () => {
    expect(escapeMarkdown('<% tp.system.prompt() %> <%* x %> <%% y')).not.toContain('<%');
  });

  it('writes texts that read the same, except for spaces around lines', () => {
    const units = [
      '大',
      '促',
      'a',
      '1',
      ' ',
      '\n',
      '#',
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '<%',
      '>',
      '!',
      '-',
      '+',
      '.',
      '|',
      '&',
      'amp;',
      '~',
      '=',
      '%',
      '^',
      '{',
      '}',
      '\\',
      '"',
      ':',
      'http://a.b',
      '💡',
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 40 }), (raw) => {
        const lines = (text: string) =>
          cleanText(text)
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
            .join('\n');
        expect(lines(markdownToText(escapeMarkdown(cleanText(raw))))).toBe(lines(raw));
      }),
      { numRuns: 5000 },
    );
  });
});

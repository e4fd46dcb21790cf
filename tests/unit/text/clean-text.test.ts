import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTagText } from '../../../utils/importers/text/split-tag-text.ts';
import { toSafeUrl } from '../../../utils/post/safe-url.ts';
import { textKey } from '../../../utils/post/text-key.ts';
import { cleanLine, cleanText, cutText } from '../../../utils/text/clean-text.ts';

describe('cleanText', () => {
  it.each([
    ['一\r\n二\r三\n\n\n四', '一\n二\n三\n四'],
    ['一\u2028二\u2029三\u0085四', '一\n二\n三\n四'],
    ['\u3000\u3000首行缩进', '首行缩进'],
    ['行尾有空格  \n\t\n下一行', '行尾有空格\n下一行'],
    ['a\u0000b\u0007c\u001bd\u007fe\u0090f', 'abcdef'],
    ['\u202e反着读\u202c', '反着读'],
    ['零\u200b宽\ufeff字\u2060符', '零宽字符'],
    ['半个\ud83d表情\udca1', '半个表情'],
    ['👨‍👩‍👧 家庭', '👨‍👩‍👧 家庭'],
    ['缩进的  代码\n  留着', '缩进的  代码\n  留着'],
    ['人 工 智 能 的 未 来', '人工智能的未来'],
    ['甲 乙 丙', '甲 乙 丙'],
    ['天猫 京东 抖音 快手', '天猫 京东 抖音 快手'],
  ])('%j becomes %j', (dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('looks as closely at a text of plain code units as at one that holds a special one', () => {
    const special = '\u200b'; // removed wherever it stands
    const others = Array.from({ length: 65_536 }, (_, codeUnit) => String.fromCharCode(codeUnit)).filter((other) => {
      const text = `中${other}a\n字${other}`;
      return cleanText(text) !== cleanText(text + special) || cleanLine(text) !== cleanLine(text + special);
    });
    expect(others.map((other) => other.charCodeAt(0).toString(16))).toEqual([]);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanText(text).isWellFormed()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('never cuts a surrogate pair', () => {
    expect(cutText('促💡', 2)).toBe('促');
    expect(cutText('促💡', 3)).toBe('促💡');
  });
});

describe('toSafeUrl', () => {
  it.each([
    ['https://example.com/大促?q=618', 'https://example.com/%E5%A4%A7%E4%BF%83?q=618'],
    ['  HTTP://Example.COM  ', 'http://example.com/'],
    ['https://user:secret@example.com/a', 'https://example.com/a'],
    ['https://中文.com/', 'https://xn--fiq228c.com/'],
    ['javascript:alert(1)', ''],
    ['java\tscript:alert(1)', ''],
    ['data:text/html,<script>', ''],
    ['https:example.com', ''],
    ['https://', ''],
    ['https://exa mple.com/', ''],
    [`https://example.com/${'a'.repeat(9000)}`, ''],
    ['', ''],
  ])('%j gives %j', (raw, safe) => {
    expect(toSafeUrl(raw)).toBe(safe);
  });

  it('gives http(s) or nothing, and the same again', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: true, withQueryParameters: true }),
          fc.string().map((text) => `https://${text}`),
          fc.string({ unit: 'binary' }),
        ),
        (raw) => {
          const url = toSafeUrl(raw);
          expect(url === '' || /^https?:\/\/[^/@\s]+/.test(url)).toBe(true);
          expect(toSafeUrl(url)).toBe(url);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('splitTagText', () => {
  it.each([
    ['a|b', ['a', 'b']],
    ['大促；排期', ['大促', '排期']],
    ['a, b，c、d', ['a', 'b', 'c', 'd']],
    ['#大促 #复盘', ['#大促', '#复盘']],
    ['["带货", "佣\\u91d1"]', ['带货', '佣金']],
    [`['电商', "O'Reilly"]`, ['电商', "O'Reilly"]],
    ['[]', []],
  ])('%s gives %j', (text, tags) => {
    expect(splitTagText(text)).toEqual(tags);
  });
});

describe('textKey', () => {
  it('is the same for copies of one post from different exporters', () => {
    const key = textKey('', '618 復盤：成交額漲了，利潤去哪了？');
    expect(key).toMatch(/^[0-9a-f]{14}$/);
    expect(textKey('', '６１８复盘: 成交额涨了 利润去哪了 🤔')).toBe(key);
    expect(textKey('618 复盘', '618 复盘：成交额涨了，\n利润去哪了')).toBe(key);
  });

  it('differs for other texts and says nothing of very short ones', () => {
    expect(textKey('', '618 复盘：成交额涨了')).not.toBe(textKey('', '618 复盘：成交额跌了'));
    expect(textKey('甲商家的年终总结', '同一段正文同一段正文')).not.toBe(
      textKey('乙商家的年终总结', '同一段正文同一段正文'),
    );
    expect(textKey('早安', '')).toBe('');
    expect(textKey('', '？！…')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { readPdfFacts } from '../../../utils/pdf/pdf-facts.ts';

describe('what a PDF says of itself', () => {
  it.each([
    ['私域复购白皮书', '私域复购白皮书'],
    ['Microsoft Word - 私域复购白皮书', '私域复购白皮书'],
    ['Microsoft Word - 报告 终稿2.doc', ''],
    ['untitled', ''],
    ['无标题 1', ''],
    ['Document1', ''],
    ['report_final.indd', ''],
    ['https://example.com/a', ''],
    ['---', ''],
    ['Ã©t\u00e9', 'Ã©t\u00e9'],
    ['ÔËÓª×Ü½á', '运营总结'],
    ['Café crème', 'Café crème'],
    [42, ''],
    [undefined, ''],
  ])('of the title %j %j is believed', (Title, expected) => {
    expect(readPdfFacts({ Title }).title).toBe(expected);
  });

  it.each([
    ["D:20240619021200+08'00'", '2024-06-18T18:12:00Z'],
    ["D:20240619021200+08'00", '2024-06-18T18:12:00Z'],
    ['D:20240619021200Z', '2024-06-19T02:12:00Z'],
    ['D:20240619', '2024-06-19'],
    ['20240619021200', '2024-06-19'],
    ['D:20241340', ''],
    ['D:2024', ''],
    ['yesterday', ''],
  ])('the date %s is %s', (CreationDate, expected) => {
    expect(readPdfFacts({ CreationDate }).publishedAt).toBe(expected);
  });

  it('keywords are parted at commas of either kind', () => {
    expect(readPdfFacts({ Keywords: '私域，复购；retention, 提醒' }).keywords).toEqual([
      '私域',
      '复购',
      'retention',
      '提醒',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../utils/post/parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['2024-06-18', '2024-06-18'],
    ['2024/6/8', '2024-06-08'],
    ['2024.06.18', '2024-06-18'],
    ['2024年6月18日', '2024-06-18'],
    ['2024年6月18日 20时01分', '2024-06-18T20:01:00'],
    ['2024-06-18 20:01:00', '2024-06-18T20:01:00'],
    ['2024-06-18 20:01', '2024-06-18T20:01:00'],
    ['2024-06-18T20:01:00Z', '2024-06-18T20:01:00Z'],
    ['2024-06-18T20:01:00.123Z', '2024-06-18T20:01:00Z'],
    ['2024-06-18T20:01:00+08:00', '2024-06-18T12:01:00Z'],
    ['2024-06-18T20:01:00+0800', '2024-06-18T12:01:00Z'],
    ['2024-06-18 20:01:00+00:00', '2024-06-18T20:01:00Z'],
    ['2024-06-18 20:01:00 UTC', '2024-06-18T20:01:00Z'],
    ['Tue, 18 Jun 2024 20:01:00 +0800', '2024-06-18T12:01:00Z'],
    ['18 Jun 24 20:01 GMT', '2024-06-18T20:01:00Z'],
    ['Tue, 18 Jun 2024 20:01:00 EST', '2024-06-19T01:01:00Z'],
    ['June 18, 2024', '2024-06-18'],
    ['1687140720', '2023-06-19T02:12:00Z'],
    [1687140720, '2023-06-19T02:12:00Z'],
    [1687140720123, '2023-06-19T02:12:00Z'],
    ['1687140720123', '2023-06-19T02:12:00Z'],
    [new Date(1687140720123), '2023-06-19T02:12:00Z'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %j as %j', (value, expected) => {
    expect(parseDate(value)).toBe(expected);
  });

  it.each([
    '',
    '   ',
    '昨天',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-06',
    '12:30',
    '2024-06-18 25:00',
    'Smarch 3, 2024',
    '618',
    618,
    Number.NaN,
    -5,
    null,
    undefined,
    {},
    new Date(Number.NaN),
  ])('gives nothing for %j', (value) => {
    expect(parseDate(value)).toBe('');
  });

  it('reads its own answers as themselves', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }), (date) => {
        const iso = parseDate(`${date.toISOString().slice(0, 19)}Z`);
        expect(iso).not.toBe('');
        expect(parseDate(iso)).toBe(iso);
      }),
    );
  });
});

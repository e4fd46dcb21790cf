import { describe, expect, it } from 'vitest';
import { toPublishedDay } from '../../../utils/post/published-day.ts';

describe('the day a post was published', () => {
  it.each([
    ['1970-01-02', 1],
    ['1969-12-31', -1],
    ['2024', 19723],
    ['2024-02', 19754],
    ['2024-05-20T23:30:00Z', 19863],
    ['2024-05-21T01:30:00+08:00', 19863],
    ['2024-05-20T00:30:00', 19863],
    ['2024-05-20T23:30:00', 19863],
    ['2024-05-20T23:30', 19863],
    ['2024-13-01', null],
    ['post 5', null],
    ['', null],
  ])('of %j is %j', (publishedAt, day) => {
    expect(toPublishedDay(publishedAt)).toBe(day);
  });

  it('does not depend on the zone of the machine', () => {
    const zone = process.env.TZ;
    try {
      const days = ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'].map((name) => {
        process.env.TZ = name;
        return [toPublishedDay('2024-05-20T00:30:00'), toPublishedDay('2024-05-20T23:30:00')];
      });
      expect(days).toEqual([days[1], [19863, 19863], days[1]]);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

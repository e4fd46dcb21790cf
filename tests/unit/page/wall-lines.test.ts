import { describe, expect, it } from 'vitest';
import { isWallLine } from '../../../utils/page/wall-lines.ts';

describe('lines of notices in front of a page', () => {
  it.each([
    'We use cookies and similar technologies on this website to improve it.',
    'Wir verwenden Cookies, um unsere Seite zu verbessern.',
    '我们使用 Cookie 来改进本网站。',
    'Already have an account? Sign in to continue.',
    '登录后可以查看全部内容',
    '解锁全文，开通会员即可继续阅读',
    'Dein Browser ist veraltet.',
  ])('are known by what they say: %s', (line) => {
    expect(isWallLine(line)).toBe(true);
  });

  it.each([
    'The baker cooled the cookies on a rack before anybody came in.',
    '曲奇饼放凉以后才能装袋，不然第二天就软了。',
    '会员日那天门店排了很长的队，老板临时加了一张桌子。',
    'He signed the ledger and went on to the next stall.',
  ])('are not what merely shares a word with them: %s', (line) => {
    expect(isWallLine(line)).toBe(false);
  });
});

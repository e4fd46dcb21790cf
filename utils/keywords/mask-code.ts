/** Addresses with a scheme, of mailboxes, and what a page shows of markup. */
const ADDRESS =
  /(?:https?|ftp):\/\/[^\s\u2e80-\u9fff\uff00-\uffef"'<>()]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|www\.[\w-]+(?:\.[\w-]+)+[^\s\u2e80-\u9fff"'<>()]*/g;
const MARKUP = /<\/?[a-z][^<>\n]{0,200}>|&(?:[a-z]{2,8}|#x?[\da-f]{2,6});/g;
/** pan.example.com/s/1, example.com/a, example.com: of the last only the ending goes, it may be a name (booking.com). */
const HOST =
  /(?<![\w@.-])((?:[\w-]+\.)*[\w-]+)(\.(?:com|cn|net|org|io|gov|edu|co|me|app|dev|top|xyz|cc|tv|info|ai))(?![\w-])(\/[^\s\u2e80-\u9fff"'<>()]*)?/g;
/** 提取码：a1b2 */
const PASSCODE = /(?<=(?:提取码|访问码|密码|口令|邀请码|验证码|pwd|code)\s?[:：=]?\s?)(?=[a-z]*\d)[a-z\d]{3,12}/g;

/** Longest line that is looked at as code, and how many of the signs make it code. Prose rarely has two. */
const MAX_CODE_LINE = 200;
const LEAST_SIGNS = 2;
const CODE_SIGNS = [
  /[;{}]\s*$/,
  /=>|->|::|[=!]=|&&|\|\|/,
  /\w\([^()\s]*\)|\w\(\)/,
  /^\s*(?:const|let|var|import|export|function|def|return|pub|fn|#include|package|from)\b/,
  /\w\s?[=:]\s*["'[{(\d]/,
  /(?<![\w'])["'`][^"'`\s]+["'`]/,
  /^\s*[$>#]\s?(?:npm|npx|git|pip|cargo|sudo|curl|docker|cd)\b/,
] as const;

/** A folded text of the same length with spaces for what is no word of it: addresses, markup, lines of code, passcodes. */
export function maskCode(folded: string): string {
  const blank = (found: string) => ' '.repeat(found.length);
  return folded
    .replace(ADDRESS, blank)
    .replace(MARKUP, blank)
    .replace(HOST, (found, name: string, ending: string, path: string | undefined) =>
      path !== undefined || name.includes('.') ? blank(found) : name + blank(ending),
    )
    .replace(PASSCODE, blank)
    .split('\n')
    .map((line) => (isCode(line) ? blank(line) : line))
    .join('\n');
}

function isCode(line: string): boolean {
  if (line.length > MAX_CODE_LINE || !/[=;{}()`'"$>]/.test(line) || /\p{Script=Han}/u.test(line)) return false;
  return CODE_SIGNS.filter((sign) => sign.test(line)).length >= LEAST_SIGNS;
}

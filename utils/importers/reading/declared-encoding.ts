/** Where a declaration may stand: browsers look at the first 1,024 bytes, saved pages put theirs later. */
const LOOKED_AT_BYTES = 4096;
const XML = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{2,40})["']/i;
const HTML = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
/** What a declaration in 8-bit text cannot truly say, and what says more under another name. */
const READ_AS = new Map([
  ['gbk', 'gb18030'],
  ['utf-16le', null],
  ['utf-16be', null],
  ['replacement', null],
  ['x-user-defined', null],
]);

/**
 * The encoding that an XML declaration or an HTML `<meta>` names, as TextDecoder calls it; null when there is none or no
 * TextDecoder knows it.
 */
export function declaredEncoding(head: Uint8Array): string | null {
  const ascii = new TextDecoder('windows-1252').decode(head.subarray(0, LOOKED_AT_BYTES));
  if (!/^\s*</.test(ascii)) return null;
  const label = (XML.exec(ascii) ?? HTML.exec(ascii))?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    const readAs = READ_AS.get(encoding);
    return readAs === undefined ? encoding : readAs;
  } catch {
    return null;
  }
}

import { joinSetApart } from './join-set-apart.ts';

/**
 * What has no place in a post's text: controls (all but tab and line feed), C1 controls, soft hyphens, zero-width spaces, bidi
 * marks and overrides (they can make a text read otherwise than it is searched), byte order marks, noncharacters and
 * interlinear marks. Zero-width joiners stay: emoji are built with them.
 */
const UNWANTED =
  /(?![\t\n])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff]/gu;
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Plain text as posts hold it: paragraphs separated by one "\n", no controls, no lone surrogates, no spaces at the end
 * of lines, no ideographic indents. Cleaning what is clean changes nothing, which is what makes our export round-trip.
 */
export function cleanText(text: string): string {
  return clean(text)
    .split('\n')
    .map((line) => line.trimEnd().replace(/^\u3000+/, ''))
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** One line: as cleanText, with every run of white space as one space. For titles, authors and tags. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** Cuts at a UTF-16 length without cutting a surrogate pair. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = (text.charCodeAt(maxLength - 1) & 0xfc00) === 0xd800 ? maxLength - 1 : maxLength;
  return text.slice(0, end);
}

/** Letters that Unicode also has in one piece: é and Hangul typed as several, and ligatures and numerals of several letters. */
const COMPOSED = /\P{M}\p{M}+|[\u1100-\u11ff]+/gu;
const IN_ONE = /[\ufb00-\ufb06\u2160-\u217f]|[\uff66-\uff9d][\uff9e\uff9f]/gu;
/** Variation selectors and joiners behind Han or Latin letters, where they change nothing to see. */
const INVISIBLE = /(?<=[\p{Script=Han}\p{Script=Latin}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200c\u200d]+/gu;

/** Code units of which a text that holds none passes through all of the above unchanged. */
const LOOKED_AT =
  /(?![\t\n])\p{Cc}|[\p{M}\p{Cs}\u00ad\u061c\u1100-\u11ff\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2160-\u217f\ufb00-\ufb06\ufdd0-\ufdef\ufeff\uff9e\uff9f\ufff0-\ufffb\ufffe\uffff]/u;
const UNKNOWN = 0;
const PLAIN = 1;
const SPECIAL = 2;
/** Of each code unit whether it is one of them; asked when it is first met. */
const KINDS = new Uint8Array(65_536);

/** Nearly all texts of an import are plain, and one look at each code unit costs a tenth of five expressions. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const codeUnit = text.charCodeAt(i);
    let kind = KINDS[codeUnit];
    if (kind === UNKNOWN) {
      kind = LOOKED_AT.test(String.fromCharCode(codeUnit)) ? SPECIAL : PLAIN;
      KINDS[codeUnit] = kind;
    }
    if (kind === SPECIAL) return false;
  }
  return true;
}

function clean(text: string): string {
  return joinSetApart(stripUnwanted(text));
}

function stripUnwanted(text: string): string {
  if (isPlain(text)) return text;
  const stripped = text
    .replace(LINE_ENDS, '\n')
    .replace(UNWANTED, '')
    .replace(INVISIBLE, '')
    .replace(IN_ONE, (codeUnit) => codeUnit.normalize('NFKC'))
    .replace(COMPOSED, (letters) => letters.normalize('NFC'));
  return stripped.isWellFormed() ? stripped : stripped.replace(LONE_SURROGATE, '');
}

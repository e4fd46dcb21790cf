/** Unix times outside these bounds are something else: 1990 to 2100, in seconds. */
const MIN_UNIX_SECONDS = 631_152_000;
const MAX_UNIX_SECONDS = 4_102_444_800;
/** Chrome counts microseconds from 1601. */
const SECONDS_FROM_1601_TO_1970 = 11_644_473_600;
/** Spreadsheets count days from 1899-12-30; 1990 to 2100. */
const MIN_SERIAL_DAY = 32_874;
const MAX_SERIAL_DAY = 73_050;
const SERIAL_DAY_OF_1970 = 25_569;
const DAY_MS = 86_400_000;
const MAX_LENGTH = 80;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 822 names of zones, as offsets in minutes. */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
/** Before noon or after it, by the first letter of `am`/`pm` or by the Chinese, Japanese and Korean words. */
const MORNING = /^(?:a|上午|凌晨|清晨|早上|早晨|午前|오전)/i;
const AFTERNOON = /^(?:p|下午|晚上|傍晚|中午|午後|오후)/i;
const HALF = '上午|凌晨|清晨|早上|早晨|下午|晚上|傍晚|中午|午前|午後|오전|오후|[ap]\\.?m\\.?';

const ZONE = 'Z|(?:UTC|GMT)?\\s?[+-]\\d{1,2}(?::?\\d{2})?|UTC?|GMT|[ECMP][SD]T';
const TIME = `(${HALF})?\\s?(\\d{1,2})\\s?[:：时時点點h]\\s?(\\d{1,2})(?:\\s?[:：分]\\s?(?:(\\d{1,2})(?:[.,]\\d+)?\\s?秒?)?)?\\s?(${HALF})?\\s?(${ZONE})?`;
const YEAR_FIRST = '(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})[日.]?';
const MONTH_NAME = '([a-z]{3})[a-z]{0,6}\\.?';
/** A date with an optional time after it, and whether the first three groups are year-month-day or another order. */
const FORMS: { pattern: RegExp; order: readonly [year: number, month: number, day: number] }[] = [
  { pattern: createForm(YEAR_FIRST), order: [1, 2, 3] },
  { pattern: createForm(`${MONTH_NAME}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})`), order: [3, 1, 2] },
  { pattern: createForm(`(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]${MONTH_NAME},?[\\s-](\\d{4}|\\d{2})`), order: [3, 2, 1] },
  { pattern: createForm('(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})'), order: [3, 2, 1] },
];
/** Written with slashes, the day comes first or the month: told only when one of them is above 12. */
const SLASHES = createForm('(\\d{1,2})/(\\d{1,2})/(\\d{4})');
/** `Jun 05 03:04:05 +0000 2024` (X, Weibo, the C library): the year stands last. */
const YEAR_LAST = /^([a-z]{3} \d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)(?: ([a-z]{1,4}|[+-]\d{4}))? (\d{4})$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s_-]?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const MONTH_ALONE = /^(\d{4})(?:\s?[-/.年]\s?(\d{1,2})月?)?年?$/;
const WEEKDAY =
  /(?:^|(?<=[\s\d日]))(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b[.,]*|[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?|[(（][月火水木金土日월화수목금토일][)）]|[月火水木金土日]曜日?|[월화수목금토일]요일)/gi;

function createForm(date: string): RegExp {
  return new RegExp(`^${date}(?:(?:\\s?[T,]\\s?|\\s?at\\s|\\s|(?<=日))\\s?${TIME})?$`, 'i');
}

/**
 * Reads a date as exporters write it: ISO and its relatives (`2024-06-18 20:01:00`, `2024/6/18 下午3:04`,
 * `2024年6月18日星期二`), RFC 822, English (`Tuesday, June 18, 2024 8:01 PM`), day first with dots, compact
 * (`20240618T200100Z`), unix seconds to nanoseconds, Chrome's microseconds, a spreadsheet's day number. Returns ISO 8601: with
 * `Z` when the zone is known (in UTC then), without when not, and the date alone when there is no time; a month or a year
 * alone becomes its first day. '' when it is no date. Pure: never asks the machine's zone.
 */
export function parseDate(value: unknown): string {
  if (typeof value === 'number') return fromUnix(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : toIso(value.getTime());
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return '';
  const text = normalise(value);
  if (text === '') return '';
  if (/^\d{9,19}(?:\.\d+)?$/.test(text)) {
    const time = fromUnix(Number(text));
    if (time !== '') return time;
  }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return fromSerialDay(Number(text));
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second, zone] = compact;
    return createMoment(num(year), num(month), num(day), hour, minute, second, zone);
  }
  const alone = MONTH_ALONE.exec(text);
  if (alone) return /^(?:19|20)/.test(text) ? createDate(num(alone[1]), num(alone[2] ?? '1'), 1) : '';
  return fromForms(text.replace(YEAR_LAST, '$1 $4 $2 $3').trim());
}

/** One kind of space, no brackets or quotes around, no weekday, no name of the zone beside its offset. */
function normalise(value: string): string {
  return value
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
    .replace(/^(?:\[\[|[@<"'“[(])+|(?:\]\]|[>"'”\])])+$/g, '')
    .replace(/ ?[(（][^()（）]{3,40}$/, '')
    .replace(WEEKDAY, ' ')
    .replace(/년|월/g, '-')
    .replace(/(?<=\d)일/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '')
    .replace(/ ,/g, ',')
    .replace(/(?<=-) (?=\d)/g, '');
}

function fromForms(text: string): string {
  for (const { pattern, order } of FORMS) {
    const found = pattern.exec(text);
    if (found) return fromGroups(found, order);
  }
  const slashes = SLASHES.exec(text);
  if (slashes === null) return '';
  const [first, second] = [num(slashes[1]), num(slashes[2])];
  if (first > 12) return fromGroups(slashes, [3, 2, 1]);
  return second > 12 || first === second ? fromGroups(slashes, [3, 1, 2]) : '';
}

function fromGroups(found: RegExpExecArray, [year, month, day]: readonly [number, number, number]): string {
  const [, , , , before, hour, minute, second, after, zone] = found;
  const half = before ?? after ?? '';
  return createMoment(
    toYear(found[year]),
    toMonth(found[month] ?? ''),
    num(found[day]),
    hour === undefined ? undefined : String(toHour(num(hour), half)),
    minute,
    second,
    zone,
  );
}

/** Two digits: 70 to 99 are of the last century, as in RFC 2822's obsolete dates. */
function toYear(text = ''): number {
  return text.length === 2 ? num(text) + (num(text) >= 70 ? 1900 : 2000) : num(text);
}

function toMonth(text: string): number {
  return /^\d/.test(text) ? num(text) : MONTHS.indexOf(text.toLowerCase()) + 1;
}

function toHour(hour: number, half: string): number {
  if (MORNING.test(half)) return hour === 12 ? 0 : hour;
  return AFTERNOON.test(half) && hour < 12 ? hour + 12 : hour;
}

function createMoment(
  year: number,
  month: number,
  day: number,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): string {
  if (hour === undefined) return createDate(year, month, day);
  return createTime(year, month, day, num(hour), num(minute), num(second), parseZone(zone));
}

function fromUnix(value: number): string {
  for (const unit of [1, 1000, 1_000_000, 1_000_000_000]) {
    const seconds = value / unit;
    if (seconds >= MIN_UNIX_SECONDS && seconds <= MAX_UNIX_SECONDS) return toIso(Math.floor(seconds) * 1000);
  }
  const chromeSeconds = value / 1_000_000 - SECONDS_FROM_1601_TO_1970;
  const isChrome = chromeSeconds >= MIN_UNIX_SECONDS && chromeSeconds <= MAX_UNIX_SECONDS;
  return isChrome ? toIso(Math.floor(chromeSeconds) * 1000) : '';
}

/** A whole day number is a date; one with a fraction is a time without a zone, to the second. */
function fromSerialDay(value: number): string {
  if (value < MIN_SERIAL_DAY || value > MAX_SERIAL_DAY) return '';
  const iso = new Date(Math.round((value - SERIAL_DAY_OF_1970) * (DAY_MS / 1000)) * 1000).toISOString();
  return Number.isInteger(value) ? iso.slice(0, 10) : iso.slice(0, 19);
}

function createDate(year: number, month: number, day: number): string {
  return isDate(year, month, day) ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : '';
}

function createTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  zoneMinutes: number | null,
): string {
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 60) return '';
  if (zoneMinutes === null)
    return `${createDate(year, month, day)}T${pad(hour)}:${pad(minute)}:${pad(Math.min(second, 59))}`;
  return toIso(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - zoneMinutes * 60_000);
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1000 || year > 9998 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Offset in minutes, or null when no zone is given or known. */
function parseZone(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return null;
  const named = ZONES[zone.toLowerCase()];
  if (named !== undefined) return named;
  const offset = /([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (!offset) return null;
  const minutes = num(offset[2]) * 60 + num(offset[3]);
  return offset[1] === '-' ? -minutes : minutes;
}

function toIso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function num(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

function pad(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

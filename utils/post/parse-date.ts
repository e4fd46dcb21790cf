/** Unix times outside these bounds are something else: 1990 to 2100, in seconds. */
const MIN_UNIX_SECONDS = 631_152_000;
const MAX_UNIX_SECONDS = 4_102_444_800;
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

const ISO =
  /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?(?:(?:[T\s]+|,\s*)(\d{1,2})[:时](\d{1,2})(?:[:分](?:(\d{1,2})(?:[.,]\d+)?秒?)?)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?\s*(?:UTC|GMT)?$/i;
const RFC822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{2}|\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,3}|[+-]\d{4})?$/i;
const ENGLISH = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;

/**
 * Reads a date as exporters write it: ISO and its relatives (`2024-06-18 20:01:00`, `2024/6/18`, `2024年6月18日`), RFC 822,
 * unix seconds or milliseconds as number or digits. Gives ISO 8601: with `Z` when the zone is known (in UTC then),
 * without when not, and the date alone when there is no time. '' when it is no date. Pure: never asks the machine's zone.
 */
export function parseDate(value: unknown): string {
  if (typeof value === 'number') return fromUnix(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : toIso(value.getTime());
  if (typeof value !== 'string') return '';
  const text = value.trim();
  if (text === '' || text.length > 64) return '';
  if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return fromUnix(Number(text));
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    if (month === undefined || day === undefined) return '';
    if (hour === undefined) return createDate(num(year), num(month), num(day));
    const isUtc = /(?:UTC|GMT)$/i.test(text);
    return createTime(
      num(year),
      num(month),
      num(day),
      num(hour),
      num(minute),
      num(second),
      isUtc ? 0 : parseZone(zone),
    );
  }
  const mail = RFC822.exec(text);
  if (mail) {
    const [, day, monthName = '', yearText = '', hour, minute, second, zone] = mail;
    const year = yearText.length === 2 ? 2000 + num(yearText) : num(yearText);
    const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
    return createTime(year, month, num(day), num(hour), num(minute), num(second), parseZone(zone));
  }
  const english = ENGLISH.exec(text);
  if (english)
    return createDate(num(english[3]), MONTHS.indexOf((english[1] ?? '').toLowerCase()) + 1, num(english[2]));
  return '';
}

function fromUnix(value: number): string {
  const seconds = value > MAX_UNIX_SECONDS ? value / 1000 : value;
  if (!(seconds >= MIN_UNIX_SECONDS && seconds <= MAX_UNIX_SECONDS)) return '';
  return toIso(Math.floor(seconds) * 1000);
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
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
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

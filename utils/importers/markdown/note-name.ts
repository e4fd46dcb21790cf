import { parseDate } from '../../post/parse-date.ts';
import { stemOf } from '../reading/file-name.ts';

/** A date at the beginning of a note's name, with or without a time after it. */
const DATE =
  /^(\d{4})(?:[-_.年](\d{1,2})[-_.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T _-]?(\d{2})[-_.:：]?(\d{2})(?:[-_.:：]?(\d{2}))?)?(?=$|[\s_\p{P}\p{Script=Han}])/u;
const NOTION_ID = /[ -]?[0-9a-f]{32}$/;

/** Names like "2024-06-18 大促复盘.md" (Obsidian, Jekyll), "2024_06_05.md" (Logseq), "20240609110405 卡片.md" carry a date. */
export function dateOfName(name: string): string {
  const found = DATE.exec(stemOf(name));
  if (found === null) return '';
  const [, year, month, day, shortMonth, shortDay, hour, minute, second] = found;
  const date = parseDate(`${year}-${month ?? shortMonth}-${day ?? shortDay}`);
  const moment = hour === undefined ? '' : parseDate(`${date} ${hour}:${minute}:${second ?? '00'}`);
  return date === '' ? '' : moment || date;
}

/** What a note's name says of it: without folders, dates and the ids that programs add. '' when nothing is left. */
export function titleOfName(name: string): string {
  // In a TextBundle every text is named alike, and the bundle by its title.
  const bundle = /([^/]+)\.textbundle\/text\.[a-z]+$/i.exec(name)?.[1];
  const stem = decodeName(bundle ?? stemOf(name))
    .replace(NOTION_ID, '')
    .trim();
  if (/^[\d\s_:.年月日-]+$/.test(stem)) return ''; // a date or a number says nothing: the first sentence does better
  const rest = dateOfName(name) === '' ? stem : stem.replace(DATE, '').replace(/^[\s_.-]+/, '');
  return rest || stem;
}

/** Logseq writes "/" as "___" or "%2F". */
function decodeName(stem: string): string {
  const slashed = stem.replaceAll('___', '/');
  if (!/%[0-9A-F]{2}/i.test(slashed)) return slashed;
  try {
    return decodeURIComponent(slashed);
  } catch {
    return slashed;
  }
}

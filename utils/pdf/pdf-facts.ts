import { cleanLine, cutText } from '../text/clean-text.ts';

/** What a PDF says of itself. Fields that it does not have, or that say nothing, are empty. */
export interface PdfFacts {
  title: string;
  author: string;
  /** ISO 8601. */
  publishedAt: string;
  keywords: string[];
}

const MAX_FIELD = 1_000;

/** Names of files and of programs, which word processors write in for want of a title. */
const NO_TITLE =
  /^(?:untitled|无标题|未命名|文档|document|doc|slide|演示文稿|presentation|工作表|book|title|标题|默认)[\s\d_-]*$|\.(?:docx?|pptx?|xlsx?|wps|et|dps|indd|pages|key|tex|dvi|e?ps|pdf|qxd|rtf|html?|txt|ai|cdr|psd)$|^(?:https?|file):/i;
const PROGRAM_PREFIX = /^(?:microsoft (?:word|powerpoint|excel)|powerpoint presentation|wps \S+)\s*-\s*/i;

/**
 * The facts that are written in a PDF's own head (its Info dictionary). `info`: as pdf.js gives it, with anything in it. A
 * title that is the name of a file, or of what wrote it, is none.
 */
export function readPdfFacts(info: object): PdfFacts {
  const fields: Record<string, unknown> = { ...info };
  const field = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? cleanLine(repair(cutText(value, MAX_FIELD))) : '';
  };
  const title = field('Title').replace(PROGRAM_PREFIX, '');
  return {
    title: NO_TITLE.test(title) || !/[\p{L}\p{N}]/u.test(title) ? '' : title,
    author: field('Author'),
    publishedAt: readPdfDate(field('CreationDate')),
    keywords: field('Keywords')
      .split(/[,，;；、]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  };
}

/** Chinese programs of old wrote their own encoding where a PDF has Latin letters: ÔËÓª stands for 运营. */
function repair(text: string): string {
  if (!/^[\x20-\xff]+$/.test(text) || !/(?:[\xa1-\xfe]{2}){2}/.test(text)) return text;
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  try {
    const decoded = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /\p{Script=Han}{2}/u.test(decoded) ? decoded : text;
  } catch {
    return text; // It was Latin.
  }
}

/** D:20240619021200+08'00' -> 2024-06-19T02:12:00+08:00; the time is left out where the zone is not told. */
function readPdfDate(text: string): string {
  const found = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?\s*(Z|[+-]\d{2}'?(?:\d{2})?)?/.exec(text);
  if (found === null) return '';
  const [, year, month, day, hour, minute, second = '00', zone = ''] = found;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(date))) return '';
  if (hour === undefined || zone === '') return date;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.replace("'", '').slice(3, 5) || '00'}`;
  const time = new Date(`${date}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(time.getTime()) ? date : time.toISOString().replace('.000Z', 'Z');
}

import type { Page } from '../page/page.ts';
import { fold } from '../text/fold.ts';
import { maskCode } from './mask-code.ts';

/** How much one occurrence counts in each place. A title speaks for the page; range 1..8, flat between 3 and 6. */
const FIELD_WEIGHTS = { title: 4, heading: 2, description: 1.5, metaKeyword: 2, lead: 2, text: 1 };
/** The first code units of the text say what it is about, in news above all. */
const LEAD_LENGTH = 220;
/** Longest text looked at. 4,000..12,000: chips do not get better beyond, and the page is waiting. */
const MAX_TEXT_LENGTH = 4_000;
const MAX_HEADINGS = 20;
/** Shortest title looked for in the text, and how far in. */
const MIN_REPEATED_TITLE = 8;
const MAX_TITLE_DEPTH = 1500;
const MAX_META_KEYWORDS = 12;
/** A short line that says one of these is the site speaking, not the page. */
const BOILERPLATE =
  /责任编辑|责编[:：]|编辑[:：]|扫码|二维码|免责声明|版权(?:所有|声明)|未经授权|转载|不构成投资建议|原标题|返回搜狐|点击查看|关注公众号|作者[:：]|来源[:：]|图源|图片来源|all rights reserved|subscribe|sign up/u;
const MAX_BOILERPLATE_LENGTH = 80;

/** A stretch of the joined text in which an occurrence counts `weight`. */
export interface Field {
  start: number;
  end: number;
  weight: number;
}

/** All that a page says, joined with line feeds so that nothing runs over a border. `folded` has the offsets of `text`,
 * with spaces for addresses and code. */
export interface PageFields {
  text: string;
  folded: string;
  /** In order of their starts. */
  fields: Field[];
  /** Where the title ends. */
  titleEnd: number;
}

/** Joins the fields of a page for reading keywords off. A selection alone is the whole page. */
export function joinPageFields(page: Page): PageFields {
  let text = '';
  const fields: Field[] = [];
  const add = (content: string, weight: number) => {
    if (content.trim() === '') return;
    fields.push({ start: text.length, end: text.length + content.length, weight });
    text += `${content}\n`;
  };
  const title = stripSiteName(page.title, page.siteName);
  add(title, FIELD_WEIGHTS.title);
  const titleEnd = text.length;
  const body = cutTitle(page.text.slice(0, MAX_TEXT_LENGTH), title);
  const lines = body.split('\n');
  // What stands in the text as a line of its own is not added once more: repeated pairs of words would look like terms.
  const headings = new Set(page.headings.slice(0, MAX_HEADINGS).map((heading) => heading.trim()));
  const inText = new Set(lines.map((line) => line.trim()).filter((line) => headings.has(line)));
  for (const heading of headings)
    if (!inText.has(heading) && heading !== page.title) add(heading, FIELD_WEIGHTS.heading);
  // Descriptions are often the first lines once more.
  if (!body.startsWith(page.description.slice(0, 20))) add(page.description, FIELD_WEIGHTS.description);
  for (const keyword of page.metaKeywords.slice(0, MAX_META_KEYWORDS)) add(keyword, FIELD_WEIGHTS.metaKeyword);
  let read = 0;
  for (const line of lines) {
    if (line === page.title || (line.length <= MAX_BOILERPLATE_LENGTH && BOILERPLATE.test(line.toLowerCase())))
      continue;
    if (inText.has(line.trim())) {
      add(line, FIELD_WEIGHTS.heading);
      continue;
    }
    const leadEnd = Math.max(0, Math.min(line.length, LEAD_LENGTH - read));
    if (leadEnd > 0) fields.push({ start: text.length, end: text.length + leadEnd, weight: FIELD_WEIGHTS.lead });
    if (leadEnd < line.length)
      fields.push({ start: text.length + leadEnd, end: text.length + line.length, weight: FIELD_WEIGHTS.text });
    text += `${line}\n`;
    read += line.length;
  }
  return { text, folded: maskCode(fold(text)), fields, titleEnd };
}

/** The text without the title, where it begins with it: many titles are the first sentence. */
function cutTitle(body: string, title: string): string {
  const at = title.length < MIN_REPEATED_TITLE ? -1 : body.slice(0, MAX_TITLE_DEPTH).indexOf(title);
  return at === -1 ? body : `${body.slice(0, at)}\n${body.slice(at + title.length)}`;
}

/** A title without the name of its site at the end: "618 战报 - 晨潮商业". */
export function stripSiteName(title: string, siteName: string): string {
  const name = siteName.trim();
  const parts = title.split(/\s*[|｜_–—]\s*|\s+-\s+/u);
  if (parts.length < 2) return title;
  const last = parts.at(-1) ?? '';
  const isSite = name !== '' && (last === name || last.includes(name) || name.includes(last));
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|｜_–—-]+$/u, '') : title;
}

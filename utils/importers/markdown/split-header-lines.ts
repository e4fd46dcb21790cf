import { columnsNamedFor } from '../tables/column-names.ts';

/** Lines at the beginning of a note in which a tool says where it took the page from. */
const MAX_LINES = 14;
const LINK = /\[[^\]\n]{0,300}\]\((https?:\/\/[^\s()<>]+)\)|<?(https?:\/\/[^\s<>）)]+)>?/;
/** Reading and clipping tools, which set a line of their own before the text. */
const TOOL_LINE =
  /简悦|simpread|cubox|omnivore|instapaper|readwise|pocket|wallabag|印象笔记|evernote|markdownload|web ?clipper|转码|剪藏|clipped (?:from|on)|saved (?:from|on)|exported from|read (?:original|in |on )/i;
const ORIGINAL = /原文|原链接|来源|出处|链接|网址|文章地址|original|source|link|url|via|from/i;
const LABELLED = /^(?:[-*>]\s*)?(?:\*\*)?([\p{L} _-]{2,20}?)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.+?)\s*$/u;
type HeaderField = 'title' | 'url' | 'author' | 'publishedAt' | 'tags';

export interface HeaderLines {
  fields: Partial<Record<HeaderField, string>>;
  body: string;
}

/**
 * Takes the first lines off a note that a reading tool wrote above the text: the original's address ("原文地址 [x](https://…)",
 * "[Read Original](…)"), author, date, tags. Only lines that are nothing else; a note without an address among them stays whole.
 */
export function splitHeaderLines(markdown: string): HeaderLines {
  const fields: HeaderLines['fields'] = {};
  const kept: string[] = [];
  const lines = markdown.split('\n');
  let at = 0;
  for (; at < lines.length && at < MAX_LINES; at++) {
    const line = lines[at] ?? '';
    if (
      line.trim() === '' ||
      /^#{1,6}\s+(?:metadata|meta|信息|omnivore)\s*$/i.test(line) ||
      line.trim() === '#Omnivore'
    )
      continue;
    if (/^#\s/.test(line) && kept.length === 0) {
      kept.push(line);
      continue;
    }
    const named = /^\[([^\]\n]{2,300})\]\(https?:\/\/[^\s()]+\)$/.exec(line.trim())?.[1];
    if (!takeLine(line, fields)) break;
    // Above everything, the page's title is the words of the link to it.
    if (named !== undefined && kept.length === 0 && !TOOL_LINE.test(named) && !ORIGINAL.test(named))
      fields.title ??= named;
  }
  if (fields.url === undefined) return { fields: {}, body: markdown };
  const rest = lines.slice(at);
  const last = rest.findLastIndex((line) => line.trim() !== '');
  const isToolLine = last >= 0 && TOOL_LINE.test(rest[last] ?? '') && LINK.test(rest[last] ?? '');
  return { fields, body: [...kept, ...rest.slice(0, isToolLine ? last : undefined)].join('\n') };
}

function takeLine(line: string, fields: HeaderLines['fields']): boolean {
  const link = LINK.exec(line);
  const address = link?.[1] ?? link?.[2];
  if (address !== undefined) {
    // The tool's own address may stand before the original's in one line: the last one counts.
    const last = [...line.matchAll(new RegExp(LINK, 'g'))].at(-1);
    const words = line.replaceAll(new RegExp(LINK, 'g'), '$&').replace(/\]\([^)]*\)/g, ']');
    const isLabel = TOOL_LINE.test(line) || ORIGINAL.test(words.replace(/https?:\/\/\S+/g, ''));
    const isAlone = line.trim() === link?.[0];
    if ((!isLabel && !isAlone) || words.replace(/https?:\/\/\S+/g, '').length > 90) return false;
    const original = last?.[1] ?? last?.[2] ?? address;
    if (!/(?:cubox|omnivore|getpocket|ksria|readwise|instapaper)\.[a-z]+\//i.test(original)) fields.url ??= original;
    return true;
  }
  const labelled = LABELLED.exec(line);
  if (labelled === null) return false;
  const [, name = '', value = ''] = labelled;
  for (const field of ['author', 'publishedAt', 'tags', 'title'] as const) {
    if (columnsNamedFor(field, [name.replace(/^full /i, '')]).length === 0) continue;
    fields[field] ??= value.replace(/\[\[|\]\]/g, '');
    return true;
  }
  return false;
}

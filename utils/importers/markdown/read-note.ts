import type { RawPost } from '../../post/create-post.ts';
import { parseDate } from '../../post/parse-date.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';
import { markdownToText, splitHeading } from '../text/markdown-to-text.ts';
import { cleanOutline, isOutline } from './clean-outline.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { inlineTags } from './inline-tags.ts';
import { dateOfName, titleOfName } from './note-name.ts';
import { splitHeaderLines } from './split-header-lines.ts';
import { splitJoplin } from './split-joplin.ts';

const URL_FIELDS =
  `source url link permalink canonical canonicalurl canonical_url original source_url sourceurl original_url external_url
  website 原文 原文链接 链接 网址 来源`.split(/\s+/);
const DATE_FIELDS =
  `published date created pubdate time publishdate publish_date date_published published_at created_at createdat
  datecreated date_created creation_date created_time 发布时间 发布日期 日期 创建时间 创建日期 saved date_saved date_added updated lastmod
  modified`.split(/\s+/);
const AUTHOR_FIELDS = ['author', 'authors', 'creator', 'byline', '作者'];
const TAG_FIELDS = ['tags', 'tag', '标签'];
const CATEGORY_FIELDS = ['categories', 'category', 'keywords', 'topics', '分类'];

/** A Markdown note as a post, or why it is none. `markdown` has "\n" line ends; `name` is the file's, with its folders. */
export function readNote(markdown: string, name: string): RawPost | ImportSkipReason {
  const joplin = splitJoplin(markdown);
  if (joplin !== null) return joplin.isNote ? fromJoplin(joplin.fields, joplin.title, joplin.body) : 'not-a-post';
  const { fields, body: whole } = splitFrontMatter(markdown);
  const get = createGetter(fields);
  if (
    /^(?:true|yes)$/i.test(get('draft')) ||
    /^(?:false|no)$/i.test(get('published')) ||
    /^drafts?$/i.test(get('status'))
  )
    return 'draft';
  // A note whose front matter names it says there what there is to say; its first lines are text.
  const isNamed = get('title') !== '';
  const outline = !isNamed && isOutline(name, whole) ? cleanOutline(whole) : null;
  const header = isNamed ? { fields: {}, body: whole } : splitHeaderLines(outline?.text ?? whole);
  const { body } = header;
  const heading = splitHeading(body);
  const title = get('title', '标题') || outline?.properties.get('title') || header.fields.title || heading.title;
  const isNamedByFile = title === '' && body.trim() !== '';
  return {
    title: title || (isNamedByFile ? titleOfName(name) : ''),
    titleIsDerived: get('derived_title') === 'true',
    // A heading that only repeats the title is not text; another heading is.
    text: markdownToText(heading.title !== '' && title === heading.title ? heading.rest : body),
    url: firstAddress(URL_FIELDS.map((field) => get(field))) || (header.fields.url ?? ''),
    author: (get(...AUTHOR_FIELDS) || (header.fields.author ?? '')).replace(/^\[\[(?:[^\]|]*\|)?|\]\]$/g, ''),
    publishedAt: firstDate([
      ...DATE_FIELDS.map((field) => get(field)),
      outline?.properties.get('date') ?? '',
      header.fields.publishedAt ?? '',
      dateOfName(name),
    ]),
    tags: [
      ...listTags(fields),
      ...splitList(outline?.properties.get('tags') ?? '').map((tag) => tag.replace(/^\[\[|\]\]$/g, '')),
      ...(outline?.tags ?? []),
      ...splitList(header.fields.tags ?? ''),
      ...inlineTags(body),
    ],
  };
}

function fromJoplin(fields: Map<string, string>, title: string, body: string): RawPost {
  return {
    title,
    text: markdownToText(body),
    url: fields.get('source_url') ?? '',
    author: fields.get('author') ?? '',
    publishedAt: fields.get('user_created_time') || fields.get('created_time'),
    tags: inlineTags(body),
  };
}

function createGetter(fields: FrontMatter | null): (...names: string[]) => string {
  return (...names) => names.map((name) => fields?.get(name)?.[0] ?? '').find((value) => value.trim() !== '') ?? '';
}

/** The first http(s) address: `/posts/1` is one of a site that the file does not name. */
function firstAddress(values: string[]): string {
  for (const value of values) {
    const address = /\]\((https?:\/\/[^\s()]+)\)/.exec(value)?.[1] ?? /https?:\/\/[^\s<>"']+/i.exec(value)?.[0];
    if (address !== undefined) return address;
  }
  return '';
}

function firstDate(values: string[]): string {
  for (const value of values) {
    const date = parseDate(value);
    if (date !== '') return date;
  }
  return '';
}

function listTags(fields: FrontMatter | null): string[] {
  if (fields === null) return [];
  const lists = (names: string[]) => names.flatMap((name) => fields.get(name) ?? []);
  return [
    // One line of tags may have spaces between them, as Obsidian and Jekyll read it.
    ...lists(TAG_FIELDS).flatMap((text) => (/[,，、]/.test(text) ? splitList(text) : text.split(/\s+/))),
    ...lists(CATEGORY_FIELDS).flatMap(splitList),
  ];
}

function splitList(text: string): string[] {
  return text.split(/[,，、]|\s+(?=#)/).map((tag) => tag.trim());
}

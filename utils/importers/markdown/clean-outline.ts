/** A property of a block or page: `id:: 6123`, `tags:: 运营, 复盘`. Names in Chinese are the writer's own words. */
const PROPERTY = /^\s*(?:[-*]\s+)?([a-z][\w.-]{0,40})::[ \t]*(.*)$/i;
/** `{{query (todo TODO)}}`, `{{query: {and: [[甲]] [[乙]]}}}`. */
const MACRO = /\{\{(?:[^{}\n]|\{[^{}\n]{0,300}\}){0,500}\}\}/g;
const TASK = /^(\s*[-*]\s+)(?:TODO|DOING|DONE|NOW|LATER|WAITING|CANCELL?ED|IN-PROGRESS)\s+(?:\[#[A-C]\]\s*)?/;
const TAG_IN_BRACKETS = /#\[\[([^[\]\n]{1,80})\]\]/g;

export interface Outline {
  text: string;
  /** Tags written as `#[[两个 词]]`; those written as `#词` are found where they are in all Markdown. */
  tags: string[];
  properties: Map<string, string>;
}

/**
 * Takes out of an outliner's Markdown (Logseq, Roam) what is the program's own: properties, logbooks, references to blocks,
 * queries, marks of tasks. The page's properties come apart from it.
 */
export function cleanOutline(markdown: string): Outline {
  const properties = new Map<string, string>();
  const tags: string[] = [];
  const lines: string[] = [];
  let isInLogbook = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*:(?:LOGBOOK|PROPERTIES):\s*$/i.test(line)) isInLogbook = true;
    const property = PROPERTY.exec(line);
    if (property !== null && !properties.has(property[1] ?? '')) properties.set(property[1] ?? '', property[2] ?? '');
    const isOwn = isInLogbook || property !== null || /^\s*(?:SCHEDULED|DEADLINE|CLOCK):/.test(line);
    if (/^\s*:END:\s*$/i.test(line)) isInLogbook = false;
    if (isOwn) continue;
    const cleaned = line
      .replace(/\{\{\[\[(?:TODO|DONE)\]\]\}\}\s*/g, '')
      .replace(MACRO, '')
      .replace(/\(\([\w-]{4,60}\)\)/g, '')
      .replace(TASK, '$1')
      .replace(TAG_IN_BRACKETS, (_, tag: string) => {
        tags.push(tag);
        return tag;
      })
      .replace(/\[\[([^[\]\n]{1,300})\]\]/g, '$1');
    if (cleaned.trim() === '' ? line.trim() === '' : !/^\s*[-*]\s*$/.test(cleaned)) lines.push(cleaned);
  }
  return { text: lines.join('\n'), tags, properties };
}

/** True for a note as Logseq keeps it: in its folders, or with its properties. */
export function isOutline(name: string, markdown: string): boolean {
  return (
    (/(?:^|\/)(?:journals|pages)\/[^/]+$/.test(name) && /^\s*- /m.test(markdown)) ||
    (markdown.includes(':: ') && /^\s*(?:id|collapsed|title|alias|tags):: /m.test(markdown))
  );
}

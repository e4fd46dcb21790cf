/** Joplin's raw export: the note, an empty line, and fields of its own that end with the type. */
const BLOCK = /(?:^|\n)((?:[a-z_]+:(?: .*)?\n){1,60}type_: (\d+))\s*$/;

export interface JoplinNote {
  fields: Map<string, string>;
  title: string;
  body: string;
  /** Folders, tags and attachments are files of the same kind. */
  isNote: boolean;
}

/** Splits a file of Joplin's raw export; null for other Markdown. */
export function splitJoplin(markdown: string): JoplinNote | null {
  // The block is short and stands at the end: a long note is not searched.
  if (markdown.lastIndexOf('type_: ') < markdown.length - 40) return null;
  const start = Math.max(0, markdown.length - 6000);
  const block = BLOCK.exec(markdown.slice(start));
  if (block === null) return null;
  const fields = new Map<string, string>();
  for (const line of (block[1] ?? '').split('\n')) {
    const colon = line.indexOf(':');
    fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const [title = '', ...rest] = markdown
    .slice(0, start + block.index)
    .trimEnd()
    .split('\n');
  return { fields, title, body: rest.join('\n'), isNote: block[2] === '1' };
}

/** Inline tags as Obsidian reads them: after a space or line start, not only digits, "/" between levels. */
const INLINE_TAG = /(?:^|\s)#([\p{L}\p{N}_/-]{1,80})(?=$|[\s,，。.!！?？;；:：、)）])/gu;
const MAX_INLINE_TAGS = 50;

/** `#标签` in the prose of a note, code left out. */
export function inlineTags(markdown: string): string[] {
  const tags: string[] = [];
  const prose = markdown
    .replace(/```[\s\S]*?(?:```|$)/g, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/(?:^|\n[ \t]*\n)(?:(?: {4}|\t)(?![-*+] |\d+\. )[^\n]*(?:\n|$))+/g, '\n\n');
  for (const [, tag = ''] of prose.matchAll(INLINE_TAG)) {
    if (!/^[\d/_-]+$/.test(tag)) tags.push(tag);
    if (tags.length === MAX_INLINE_TAGS) break;
  }
  return tags;
}

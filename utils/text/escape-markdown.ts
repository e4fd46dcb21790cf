/**
 * Writes plain text as Markdown that reads the same: one paragraph to a line, signs that Markdown would take for its own escaped,
 * list points left as they are. Importing it gives the text back, except for spaces at the beginning of lines.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line.trim())))
    .join('\n\n');
}

/**
 * One line as the words of a Markdown link or the like: brackets that would end it are escaped as well, and it does not
 * begin a list or heading by itself.
 */
export function escapeMarkdownLine(line: string): string {
  return line
    .trim()
    .split(/([[\]])/)
    .map((part, i) => (i % 2 === 1 ? `\\${part}` : escapeInline(part)))
    .join('');
}

function escapeInline(line: string): string {
  return (
    line
      .replace(/[\\`*]/g, '\\$&')
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      // Links, footnotes, boxes of tasks; tags of templates and names of headings.
      .replace(/\[(?=\[|\^|[ xX/-]\]|[^\]]*\][([:])/g, '\\[')
      .replace(/\{(?=%|\{|#)/g, '\\{')
      .replace(/!(?=\\?\[)/g, '\\!')
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/([~=%])\1+/g, (run) => run.replaceAll(run.charAt(0), `\\${run.charAt(0)}`))
      // Templater, a plug-in of Obsidian, runs what stands in <% %>, and a backslash in front does not stop it.
      .replace(/<(?=%)/g, '<\\')
      .replace(/(?<=[ \t])\^(?=[\w-]+$)/, '\\^')
  );
}

function escapeLineStart(line: string): string {
  if (/^[-+](?:\s|$)/.test(line)) return /^- [\p{L}\p{Ps}《“]/u.test(line) ? line : `\\${line}`;
  if (/^(?:#{1,6}(?:\s|$)|>|[-_=~]{2,}|\|)/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

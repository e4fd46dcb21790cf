/** Code units of a paragraph that are read before the caret and behind it. Text is written at the caret: what is far says less. */
export const BEFORE_CARET = 1_500;
export const AFTER_CARET = 500;

const SENTENCE_END = /[。！？!?.…；;：:”"」』）)]\s*$/u;

/**
 * The paragraph around the caret of a text with line ends: the caret's line and those beside it that belong to the same
 * sentence, as in text that was wrapped by hand. A blank line, or a line that ends a sentence, is a border. Empty on a blank line.
 */
export function cutParagraph(before: string, after: string): string {
  const above = before.slice(-BEFORE_CARET).split('\n');
  const below = after.slice(0, AFTER_CARET).split('\n');
  const lines = [`${above.pop() ?? ''}${below.shift() ?? ''}`];
  if (isBlank(lines[0])) return '';
  for (let line = above.pop() ?? ''; !isBlank(line) && !SENTENCE_END.test(line); line = above.pop() ?? '')
    lines.unshift(line);
  for (
    let line = below.shift() ?? '';
    !isBlank(line) && !SENTENCE_END.test(lines.at(-1) ?? '');
    line = below.shift() ?? ''
  )
    lines.push(line);
  return lines.join('\n');
}

function isBlank(line = ''): boolean {
  return line.trim() === '';
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements that begin and end a line. */
export const BLOCK_NAMES: ReadonlySet<string> = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 ' +
    'H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL OPTION P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH ' +
    'THEAD TR UL'
  ).split(' '),
);
const SPACES = /[\t\n\f\r \u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * Text of an element as lines: one for each block, runs of white space folded to one space, empty lines left out.
 * For copies in an inert document only (reads plain properties). Stops after `maxLength` UTF-16 units.
 */
export function elementText(root: Node, maxLength: number): { text: string; truncated: boolean } {
  const lines: string[] = [];
  let line = '';
  let length = 0;
  const endLine = () => {
    const clean = cleanText(line);
    line = '';
    if (clean === '') return;
    lines.push(clean);
    length += clean.length + 1;
  };
  let node: Node | null = root;
  let truncated = false;
  while (node !== null) {
    if (node.nodeType === TEXT) {
      line += node.nodeValue ?? '';
      if (length + line.length > maxLength) {
        truncated = true;
        break;
      }
    } else if (node.nodeName === 'BR' || BLOCK_NAMES.has(node.nodeName)) {
      endLine();
    }
    let next: Node | null = node.nodeType === ELEMENT ? node.firstChild : null;
    while (next === null && node !== null && node !== root) {
      if (BLOCK_NAMES.has(node.nodeName)) endLine();
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    node = next;
  }
  endLine();
  return { text: lines.join('\n').slice(0, maxLength), truncated };
}

/** One line as it is shown: white space folded, invisible characters out. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

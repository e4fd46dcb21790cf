/** Longest derived title, in UTF-16 code units. A card shows about two lines of this; 30..60 work. */
const MAX_TITLE_LENGTH = 42;
/** A cut at a comma must leave at least this much, or the title says too little. */
const MIN_CLAUSE_LENGTH = 12;
const SENTENCE_END = /[。！？!?；;…\n]|\.(?=\s|$)/u;
const CLAUSE_END = /[，,、：:—–\s（(]/u;
const WORD_CODE_UNIT = /[\p{Script=Latin}\p{Nd}]/u;

/**
 * Makes a title for a post that has none: its first sentence, cut at a clause when it is long. Never cuts inside a
 * Latin word, a number or a surrogate pair. Empty only for a text without visible characters.
 */
export function deriveTitle(text: string): string {
  const start = text
    .trimStart()
    .slice(0, 400)
    .replace(/^[-*•·>#\s]+/u, '');
  const end = start.search(SENTENCE_END);
  const mark = start.charAt(end);
  // A question or an exclamation keeps its mark: it is part of what the sentence says.
  const keepsMark = mark === '？' || mark === '?' || mark === '！' || mark === '!';
  const sentence = (end > 0 ? start.slice(0, keepsMark ? end + 1 : end) : start).replace(/\s+/g, ' ').trim();
  if (sentence.length <= MAX_TITLE_LENGTH) return sentence;
  for (let i = MAX_TITLE_LENGTH - 1; i >= MIN_CLAUSE_LENGTH; i--) {
    if (isClauseEnd(sentence, i)) return `${sentence.slice(0, i).trimEnd()}…`;
  }
  return `${sentence.slice(0, findHardCut(sentence)).trimEnd()}…`;
}

function isClauseEnd(sentence: string, index: number): boolean {
  const codeUnit = sentence.charAt(index);
  if (!CLAUSE_END.test(codeUnit)) return false;
  // A space between Han characters and a number or Latin word is typography, not a clause: "关于 618 的".
  if (codeUnit === ' ') return false;
  return !(codeUnit === ',' && /\d/.test(sentence.charAt(index - 1)) && /\d/.test(sentence.charAt(index + 1)));
}

function findHardCut(sentence: string): number {
  let cut = MAX_TITLE_LENGTH - 1;
  while (
    cut > MIN_CLAUSE_LENGTH &&
    WORD_CODE_UNIT.test(sentence.charAt(cut)) &&
    WORD_CODE_UNIT.test(sentence.charAt(cut - 1))
  )
    cut--;
  const codeUnit = sentence.charCodeAt(cut - 1);
  return (codeUnit & 0xfc00) === 0xd800 ? cut - 1 : cut;
}

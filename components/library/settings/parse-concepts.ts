/** A concept of the reader's own: terms that speak of one thing. */
export interface Concept {
  concept: string;
  terms: string[];
}

export type ParsedConcepts = { kind: 'parsed'; concepts: Concept[] } | { kind: 'wrong'; line: number };

/** A concept needs two terms: one alone is near to nothing. */
const LEAST_TERMS = 2;

/** Reads one concept a line, "大促：618、双11、购物节"; colons and commas of either width. Empty lines are skipped. */
export function parseConcepts(text: string): ParsedConcepts {
  const concepts: Concept[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, name = '', list = ''] = /^([^:：]+)[:：](.*)$/u.exec(line) ?? [];
    const terms = [...new Set(list.split(/[、,，;；]/u).map((term) => term.trim()))].filter((term) => term !== '');
    if (name.trim() === '' || terms.length < LEAST_TERMS) return { kind: 'wrong', line: index + 1 };
    concepts.push({ concept: name.trim(), terms });
  }
  return { kind: 'parsed', concepts };
}

/** The other way round, as the reader edits it. */
export function writeConcepts(concepts: readonly Concept[]): string {
  return concepts.map(({ concept, terms }) => `${concept}：${terms.join('、')}`).join('\n');
}

import { readFileSync, writeFileSync } from 'node:fs';
import { extractKeywords } from '../../utils/keywords/extract-keywords.ts';
import type { Frequencies } from '../../utils/language/open-frequencies.ts';
import type { Lexicon } from '../../utils/language/open-lexicon.ts';
import { createPage } from '../../utils/page/page.ts';
import { fold } from '../../utils/text/fold.ts';

/**
 * Puts each line of `namesFile` for NAME in the template (its first line is the title) and says which come out as whole
 * keywords, which only in part (halved), and which not at all (lost). Prints, and writes `jsonFile` when given.
 */
export function scoreNames(
  namesFile: string,
  templateFile: string | undefined,
  jsonFile: string | undefined,
  frequencies: Frequencies,
  lexicon: Lexicon,
): void {
  if (templateFile === undefined) throw new Error('--names needs --template FILE, a page with NAME in it');
  const names = readFileSync(namesFile, 'utf8')
    .split(/\r?\n/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const template = readFileSync(templateFile, 'utf8');
  const halved: string[] = [];
  const lost: string[] = [];
  for (const name of names) {
    const [title = '', ...lines] = template.replaceAll('NAME', name).split('\n');
    const keywords = extractKeywords(createPage({ title, text: lines.join('\n') }), frequencies, undefined, lexicon);
    const terms = keywords.map(({ term }) => fold(term));
    const whole = fold(name);
    if (terms.includes(whole)) continue;
    (terms.some((term) => whole.includes(term)) ? halved : lost).push(name);
  }
  const share = (part: number) => (names.length === 0 ? 0 : part / names.length);
  const whole = names.length - halved.length - lost.length;
  console.log(
    `${names.length} names: whole ${share(whole).toFixed(3)}, halved ${share(halved.length).toFixed(3)}, lost ${share(lost.length).toFixed(3)}`,
  );
  console.log(`halved: ${halved.join(' ')}\nlost: ${lost.join(' ')}`);
  if (jsonFile !== undefined)
    writeFileSync(jsonFile, `${JSON.stringify({ names: names.length, whole: share(whole), halved, lost }, null, 2)}\n`);
}

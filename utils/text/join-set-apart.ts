/** Characters in a row that are set apart at the least: three may be a list. */
const FOUR = /\p{Script=Han}[ \u3000]\p{Script=Han}[ \u3000]\p{Script=Han}[ \u3000]\p{Script=Han}/u;
const RUNS = /(?<!\p{Script=Han})\p{Script=Han}(?:[ \u3000]\p{Script=Han}){3,}(?!\p{Script=Han})/gu;

/** Joins Han characters that are set apart one by one, as text recognition and wide headings do: 人 工 智 能. */
export function joinSetApart(text: string): string {
  return FOUR.test(text) ? text.replace(RUNS, (letters) => letters.replaceAll(/[ \u3000]/g, '')) : text;
}

/** Radicals with a code of their own that NFKC leaves alone, each before the character that it is drawn as. */
const PAIRS =
  '⺁厂⺄乙⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹⺶羊⺷羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀';
const CHARACTERS = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);
/** Kangxi radicals, radicals in other shapes, compatibility forms of characters. */
const RADICAL = /[\u2e80-\u2fd5\uf900-\ufaff]/g;

/**
 * Gives back the characters of which a PDF holds the radicals: in a font 月 and the radical ⽉ are one drawing, and what
 * prints a PDF often notes the radical's code, with which no search finds the word.
 */
export function unifyRadicals(text: string): string {
  return text.replace(RADICAL, (letter) => CHARACTERS.get(letter) ?? letter.normalize('NFKC'));
}

import { isStopWord, isWeakWord } from './stop-words.ts';

/** Says which Chinese words can stand as chips by themselves; remembers, since words repeat on a page. */
export function createHanTest(hasGrammarEdge: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = text.length > 1 && !isStopWord(text) && !isWeakWord(text) && !hasGrammarEdge(text);
      known.set(text, answer);
    }
    return answer;
  };
}

const COUNT =
  /^[前后上下新每哪这那第]?[一二两三四五六七八九十几半数百千万]+[个名位年月日天次种件条项家点号届成倍盏份代站台款部只张轮期间层分大批套片辆张座]/u;
/** 百八十, 第十八, 几千: figures. */
export const AMOUNT = /^[第几数好近约超]?[〇零一二两三四五六七八九十百千万亿半]+$/u;
const PERSON =
  /(?:女士|先生|阿姨|大爷|师傅|某某?)$|^[小老][王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董程曹袁邓许沈曾彭吕卢蒋蔡丁魏薛叶余潘杜夏钟汪田任姜范石姚谭廖邹]$/u;

/**
 * Says which Chinese words count (两名女子, 七成), end in grammar (发布了), or hide a name (陈女士, 老周); remembers, since
 * words repeat on a page.
 */
export function createGrammarTest(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer =
        COUNT.test(text) ||
        PERSON.test(text) ||
        AMOUNT.test(text) ||
        /^[哪这那每某]|[的了着们吗呢吧]$|.{2}[后前里中上下内外时]$/u.test(text);
      known.set(text, answer);
    }
    return answer;
  };
}

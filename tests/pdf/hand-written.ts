import { chineseFont, HELVETICA, latin, printedFont, ucs2, writeLines, writePdf } from './write-pdf.ts';

/** Chinese whose font is not in the file: read with the tables of codes alone. Its facts are in the codes of old programs. */
export function createOldChinesePdf(): Uint8Array<ArrayBuffer> {
  const line = (y: number, text: string, x = 72, size = 12) => ({ x, y, size, text: ucs2(text) });
  return writePdf({
    ...chineseFont('UniGB-UCS2-H'),
    info: `/Title (Microsoft Word - 1.doc) /Author ${ucs2('林一', 'feff')} /CreationDate (D:20090618093000+08'00')`,
    pages: [
      writeLines([
        line(760, '社区团购的履约成本', 180, 22),
        line(700, '履约成本是社区团购里最难压下来的一项。仓配、自提点和损耗加在一', 96),
        line(680, '起，常常占到客单价的两成。平台补贴的时候看不见，补贴一停就全露出'),
        line(660, '来了。'),
        line(640, '我们跟了三个城市的团长，发现退货多半发生在“最后一百米”：自提点关', 96),
        line(620, '门早，顾客下班取不到货。'),
      ]),
    ],
  });
}

/** English in two columns, with words broken at the ends of lines, a running head and page numbers, over two pages. */
export function createColumnsPdf(): Uint8Array<ArrayBuffer> {
  const left = [
    'Reminders bring back customers more re-',
    'liably than discounts do. We followed four',
    'thousand buyers of a small shop for three',
    'months and counted who came back with-',
    'out being asked.',
    'A reminder is a short message, sent on the',
    'day on which what was bought runs out. It',
    'names the product and nothing else.',
  ];
  const right = [
    'Discounts move purchases forward: those',
    'who buy this week do not buy the next one.',
    'The well-known state-of-the-art models of',
    'retention leave that out, which makes every',
    'campaign look better than it was, and it is',
    'the reason why so many of them are run',
  ];
  const next = ['again although nothing is gained by them.', 'We found no effect after five weeks.'];
  const column = (lines: string[], x: number) =>
    lines.map((text, i) => ({ x, y: 700 - 14 * i, size: 10, text: latin(text) }));
  const frame = (number: number) => [
    { x: 230, y: 800, size: 8, text: latin('Retail Notes, Volume 7') },
    { x: 295, y: 30, size: 8, text: latin(String(number)) },
  ];
  return writePdf({
    fonts: [HELVETICA],
    info: '/Title (Reminders and Discounts) /Author (Ann Lee) /CreationDate (D:20240619) /Keywords (retention, reminders)',
    pages: [
      writeLines([
        ...frame(1),
        { x: 150, y: 750, size: 18, text: latin('Reminders and Discounts') },
        ...column(left, 72),
        ...column(right, 310),
      ]),
      writeLines([...frame(2), ...column(next, 72)]),
      writeLines([...frame(3), ...column(['Ann Lee keeps a shop.'], 72)]),
    ],
  });
}

/**
 * Chinese as browsers print it: numbers of glyphs with a table that leads back to characters, where ⽉, ⼯ and ⻚ stand for 月,
 * 工 and 页; a running head, numbers of pages, a list, and a paragraph that goes on over the page.
 */
export function createPrintedPdf(): Uint8Array<ArrayBuffer> {
  const line = (y: number, text: string, x = 72, size = 12) => ({ x, y, size, text: ucs2(text) });
  const frame = (page: number) => [line(810, '烘焙店内部资料', 250, 8), line(30, `第 ${page} ⻚`, 280, 8)];
  return writePdf({
    ...printedFont(),
    info: `/Title ${ucs2('私域复购：三个月的观察', 'feff')} /Creator (Mozilla/5.0) /CreationDate (D:20250105123000+00'00')`,
    pages: [
      writeLines([
        line(770, '私域复购：三个⽉的观察', 170, 22),
        line(730, '一、背景', 72, 15),
        line(700, '这家卖烘焙⼯具的小店从去年九⽉开始把老顾客请进企业微信，到十二', 96),
        line(678, '⽉一共加了四千多人。店主想知道的只有一件事：这些人以后还会不会再'),
        line(656, '买。'),
        line(634, '提醒比优惠券管用。烤箱模具平均四个⽉会坏，面粉六个星期用完，到点', 96),
        line(612, '发一条消息，比每天发三条朋友圈更管用。整个流程用 Excel 就能完成，'),
        line(590, 'GPT-4 只用来改写文案。'),
        line(560, '• 提醒只发给买过同类商品的人', 96),
        line(538, '• 一个⽉最多打扰两次', 96),
        line(500, '复购率要按“同一批人”来算。如果拿本⽉的老客订单除以全部订单，新客', 96),
        line(478, '一少，复购率自己就涨了。我们按首次下单的⽉份把人分成几批，看每一批'),
        ...frame(1),
      ]),
      writeLines([
        line(770, '在第二、第三个⽉里还有多少人回来。九⽉那一批是百分之二十三。'),
        line(748, '样本不大，天气和节日也有影响，不要把这几个百分点当成定律。', 96),
        ...frame(2),
      ]),
    ],
  });
}

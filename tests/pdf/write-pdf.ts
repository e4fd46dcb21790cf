/** A small PDF written by hand, for what no printer of today writes any more. Numbers of objects are by their order, from 1. */
export interface WrittenPdf {
  /** Content streams, one a page of 595 x 842 points. */
  pages: string[];
  /** Font dictionaries as PDF writes them; /F1, /F2, … in the content. References count from `firstFont`. */
  fonts: string[];
  /** More objects, numbered behind the fonts: descendants, descriptors. */
  more?: string[];
  /** Text of the Info dictionary without its brackets. */
  info?: string;
  /** Text of the trailer beside Root and Info. */
  trailer?: string;
}

/** Number of the first font's object: catalog, pages and info stand before it. */
export const FIRST_FONT = 4;

export function writePdf({ pages, fonts, more = [], info = '', trailer = '' }: WrittenPdf): Uint8Array<ArrayBuffer> {
  const firstPage = FIRST_FONT + fonts.length + more.length;
  const fontNames = fonts.map((_, i) => `/F${i + 1} ${FIRST_FONT + i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ')}] >>`,
    `<< ${info} >>`,
    ...fonts,
    ...more,
    ...pages.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << ${fontNames} >> >> /Contents ${firstPage + 2 * i + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Lines of text in one font: each begins where it is told. Text as a PDF string, bracketed. */
export function writeLines(lines: { x: number; y: number; size: number; font?: string; text: string }[]): string {
  return lines
    .map(({ x, y, size, font = 'F1', text }) => `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${text} Tj ET`)
    .join('\n');
}

/** A Latin text as a PDF string. */
export function latin(text: string): string {
  return `(${text.replace(/[()\\]/g, '\\$&')})`;
}

/** A text as a PDF string in UTF-16, as fonts with UniGB-UCS2-H take it; with the mark, as Info fields take it. */
export function ucs2(text: string, mark = ''): string {
  return `<${mark}${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`;
}

/** A font of Adobe's Simplified Chinese characters that is not in the file, as Word and WPS of old left it. */
export function chineseFont(encoding: string): Pick<WrittenPdf, 'fonts' | 'more'> {
  return {
    fonts: [
      `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [${FIRST_FONT + 1} 0 R] >>`,
    ],
    more: [
      `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor ${FIRST_FONT + 2} 0 R >>`,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
  };
}

export const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A font as browsers embed it, without its drawings: glyph numbers are the codes of the text, and the table says so. */
export function printedFont(): Pick<WrittenPdf, 'fonts' | 'more'> {
  const table = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    '1 beginbfrange <0000> <ffff> <0000> endbfrange',
    'endcmap end end',
  ].join('\n');
  return {
    fonts: [
      `<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Printed /Encoding /Identity-H /ToUnicode ${FIRST_FONT + 3} 0 R /DescendantFonts [${FIRST_FONT + 1} 0 R] >>`,
    ],
    more: [
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Printed /CIDToGIDMap /Identity /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 [250] 33 126 500] /FontDescriptor ${FIRST_FONT + 2} 0 R >>`,
      '<< /Type /FontDescriptor /FontName /AAAAAA+Printed /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
      `<< /Length ${table.length} >>\nstream\n${table}\nendstream`,
    ],
  };
}

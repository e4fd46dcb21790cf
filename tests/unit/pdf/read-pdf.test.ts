import { describe, expect, it } from 'vitest';
import { readPackagedFile } from '../../../scripts/read-packaged-file.ts';
import { readPdf } from '../../../utils/pdf/read-pdf.ts';
import { createColumnsPdf, createOldChinesePdf, createPrintedPdf } from '../../pdf/hand-written.ts';
import { HELVETICA, latin, writeLines, writePdf } from '../../pdf/write-pdf.ts';

const { signal } = new AbortController();
const options = { maxText: 200_000, readAsset: readPackagedFile, signal };

async function read(bytes: Uint8Array, more: Partial<typeof options> = {}) {
  const outcome = await readPdf(bytes.slice(), { ...options, ...more });
  if (outcome.kind !== 'read') throw new Error(outcome.reason);
  return outcome.pdf;
}

/** Pages that say different things: what all pages say is a running head. */
function pagesOf(count: number) {
  const texts = Array.from(
    { length: count },
    (_, i) => `Page ${'abcdefghijklmnopqrstuvwxyz'.charAt(i % 26).repeat(1 + i)} is its own`,
  );
  return writePdf({
    fonts: [HELVETICA],
    pages: texts.map((text) => writeLines([{ x: 72, y: 700, size: 12, text: latin(text) }])),
  });
}

describe('a PDF', () => {
  it('gives its text in paragraphs, its title, author, date and headings', async () => {
    const pdf = await read(createPrintedPdf());
    expect(pdf).toMatchObject({
      title: '私域复购：三个月的观察',
      publishedAt: '2025-01-05T12:30:00Z',
      truncated: false,
      brokenPages: [],
    });
    expect(pdf.headings).toEqual(['私域复购：三个月的观察', '一、背景']);
    expect(pdf.text.split('\n')).toContain('• 一个月最多打扰两次');
    expect(pdf.text).toContain('看每一批在第二、第三个月里还有多少人回来');
    expect(pdf.text).not.toMatch(/内部资料|第 \d 页/);
  });

  it('whose Chinese font is not in it is read with the packaged tables, its title found among large lines', async () => {
    const asked: string[] = [];
    const pdf = await read(createOldChinesePdf(), {
      readAsset: (path) => {
        asked.push(path);
        return readPackagedFile(path);
      },
    });
    expect(pdf.title).toBe('社区团购的履约成本');
    expect(pdf.text).toContain('补贴一停就全露出来了。');
    expect(asked.sort()).toEqual(['data/cmaps/Adobe-GB1-UCS2.bcmap', 'data/cmaps/UniGB-UCS2-H.bcmap']);
  });

  it('of two columns is read column after column, with broken words made whole', async () => {
    const { text } = await read(createColumnsPdf());
    expect(text).toContain('bring back customers more reliably than discounts do');
    expect(text).toContain('the reason why so many of them are run again although nothing is gained by them.');
    expect(text).not.toContain('Retail Notes');
  });

  it('is read to the bound and no further', async () => {
    const pdf = await read(pagesOf(40), { maxText: 100 });
    expect(pdf.text.length).toBeLessThanOrEqual(100);
    expect(pdf.truncated).toBe(true);
    expect((await read(pagesOf(2))).truncated).toBe(false);
  });

  it('with one page too broken to read gives the others, and names it', async () => {
    const text = Buffer.from(pagesOf(3)).toString('latin1');
    // The second page's object is no dictionary any more; every offset stays where it was.
    const broken = text.replace(/(7 0 obj\n)<< \/Type \/Page /, '$1[[ /Type /Page ');
    expect(broken).not.toBe(text);
    const pdf = await read(Uint8Array.from(Buffer.from(broken, 'latin1')));
    expect(pdf.text).toContain('Page a is');
    expect(pdf.text).toContain('Page ccc is');
    expect(pdf.brokenPages).toEqual([2]);
  });
});

describe('a PDF that cannot be read', () => {
  const scan = writePdf({
    fonts: [HELVETICA],
    pages: ['q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q'],
  });
  const locked = writePdf({
    fonts: [HELVETICA],
    pages: [''],
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> /ID [<00> <00>]`,
  });

  it.each([
    ['of pictures alone', scan, 'no-text'],
    ['with a password', locked, 'encrypted'],
    ['that is none', new TextEncoder().encode('%PDF-1.7\nnothing else'), 'broken'],
    ['without pages', writePdf({ fonts: [HELVETICA], pages: [] }), 'broken'],
  ])('%s says so', async (_, bytes, reason) => {
    expect(await readPdf(bytes.slice(), options)).toEqual({ kind: 'unreadable', reason });
  });

  it('because it is cut off anywhere ends with what is left of it, or says so, and never throws', async () => {
    for (const whole of [createPrintedPdf(), createOldChinesePdf(), createColumnsPdf()]) {
      const step = Math.ceil(whole.length / 60);
      for (let length = 0; length < whole.length; length += step) {
        const outcome = await readPdf(whole.slice(0, length), options);
        expect(['read', 'unreadable']).toContain(outcome.kind);
      }
    }
  });

  it('because nobody wants it any more stops with the reason', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(readPdf(createColumnsPdf(), { ...options, signal: stop.signal })).rejects.toThrow('enough');
  });
});

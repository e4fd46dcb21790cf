import { describe, expect, it } from 'vitest';
import { pdf } from '../../../utils/importers/pdf.ts';
import { createImportFile } from '../../../utils/importers/reading/create-import-file.ts';
import { createColumnsPdf } from '../../pdf/hand-written.ts';
import { HELVETICA, latin, writeLines, writePdf } from '../../pdf/write-pdf.ts';
import { importAll } from './import-all.ts';

const locked = writePdf({
  fonts: [HELVETICA],
  pages: [''],
  trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> /ID [<00> <00>]`,
});
const empty = writePdf({ fonts: [HELVETICA], pages: ['', ''] });
const plain = writePdf({
  fonts: [HELVETICA],
  pages: [writeLines([{ x: 72, y: 700, size: 12, text: latin('One line of text.') }])],
});

describe('PDFs among files', () => {
  it('become a post each, and what cannot be read is named with what to do', async () => {
    const { format, posts, failures } = await importAll([
      { name: '资料/锁住.pdf', bytes: locked },
      { name: '资料/扫描.pdf', bytes: empty },
      { name: '资料/坏了.pdf', bytes: '%PDF-1.4 and nothing more' },
      { name: '资料/columns.pdf', bytes: createColumnsPdf() },
      { name: '资料/年度总结 2024.pdf', bytes: plain },
    ]);
    expect(format).toBe('pdf');
    expect(posts.map(({ title, author, publishedAt }) => [title, author, publishedAt])).toEqual([
      ['Reminders and Discounts', 'Ann Lee', '2024-06-19'],
      ['年度总结 2024', '', ''],
    ]);
    expect(failures.map(({ code, detail }) => [code, detail.place, detail.remedy])).toEqual([
      ['file-encrypted', '资料/锁住.pdf', 'remove-password'],
      ['file-without-text', '资料/扫描.pdf', 'recognise-text'],
      ['file-malformed', '资料/坏了.pdf', 'export-again'],
    ]);
  });

  it('are known by what they begin with, not by their name', async () => {
    const recognise = async (name: string, bytes: Uint8Array<ArrayBuffer> | string) =>
      pdf.recognise(await createImportFile(new Blob([bytes]), name));
    expect(await recognise('没有扩展名', plain)).toBeGreaterThan(0.9);
    expect(await recognise('a.pdf', 'mailed\n%PDF-1.4')).toBeGreaterThan(0.5);
    expect(await recognise('a.pdf', 'no PDF at all')).toBe(0);
    expect(await recognise('notes.md', '# On the header %PDF- of files')).toBe(0);
  });

  it('larger than memory allows are refused before they are read', async () => {
    const file = await createImportFile(new Blob([plain]), 'large.pdf');
    const events = [];
    for await (const event of pdf.read([{ ...file, size: 2 ** 30 }], [], new AbortController().signal))
      events.push(event);
    expect(events).toMatchObject([
      { kind: 'failed', error: { code: 'file-too-large', detail: { remedy: 'split-file' } } },
    ]);
  });
});

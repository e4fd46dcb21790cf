import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importAll } from './import-all.ts';

/** A workbook with one sheet of the given XML. */
function createWorkbook(sheet: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}

/** Archives in one another, the innermost with a note. */
function nest(depth: number): Uint8Array {
  return depth === 0
    ? zipSync({ '底.md': strToU8('最里面的') })
    : zipSync({ [`${depth}.zip`]: nest(depth - 1), [`${depth}.md`]: strToU8(`第 ${depth} 层`) });
}

describe('workbooks', () => {
  it('refuses one whose only cell stands at the far end of the sheet', async () => {
    const bytes = createWorkbook('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>');
    const { failures } = await importAll([{ name: 'a.xlsx', bytes }]);
    expect(failures).toMatchObject([{ code: 'file-too-large', detail: { remedy: 'split-file' } }]);
  });

  it('refuses a row that calls itself the billionth', async () => {
    const bytes = createWorkbook('<row r="1000000000"><c><v>1</v></c></row>');
    const { failures } = await importAll([{ name: 'a.xlsx', bytes }]);
    expect(failures).toMatchObject([{ code: 'file-too-large' }]);
  });

  it('refuses one that inflates without end', async () => {
    const bytes = createWorkbook(' '.repeat(52_000_000));
    expect(bytes.length).toBeLessThan(200_000);
    const { failures } = await importAll([{ name: 'a.xlsx', bytes }]);
    expect(failures).toMatchObject([{ code: 'zip-too-large' }]);
  });

  it('says that a zip with that ending is no workbook', async () => {
    const { failures } = await importAll([{ name: 'a.xlsx', bytes: zipSync({ 'a.md': strToU8('正文') }) }]);
    expect(failures).toMatchObject([{ code: 'file-malformed', detail: { file: 'a.xlsx', remedy: 'save-as-csv' } }]);
  });
});

describe('archives in archives', () => {
  it('opens one level, names the next, and reads what lies beside', async () => {
    const { posts, skipped } = await importAll([{ name: 'a.zip', bytes: nest(3) }]);
    expect(posts.map(({ text }) => text)).toEqual(['第 2 层', '第 3 层']);
    expect(skipped).toMatchObject([{ reason: 'nested-archive', place: 'a.zip/3.zip/2.zip' }]);
  });

  it('counts what many inner archives hold against the outer one', async () => {
    const bomb = zipSync({ 'a.md': [new Uint8Array(15_000_000), { level: 6 }] });
    const bytes = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.zip`, bomb])));
    const { skipped } = await importAll([{ name: 'a.zip', bytes }]);
    const opened = 20 - skipped.filter(({ reason }) => reason === 'nested-archive').length;
    expect(opened).toBeLessThan(5);
  });

  it('reads the others when one inner archive is damaged', async () => {
    const good = zipSync({ 'a.md': strToU8('好的') });
    const long = zipSync({ 'b.md': strToU8(Array.from({ length: 3000 }, (_, i) => `${i * 7919}`).join(' ')) });
    const bytes = zipSync({ 'bad.zip': long.subarray(0, long.length / 2), 'good.zip': good });
    const { posts, skipped } = await importAll([{ name: 'a.zip', bytes }]);
    expect(posts.map(({ text }) => text)).toEqual(['好的']);
    expect(skipped).toMatchObject([{ reason: 'nested-archive', place: 'a.zip/bad.zip' }]);
  });
});

describe('formats nested without end', () => {
  it.each([
    ['a page', 'a.html', `<!DOCTYPE html><html><body>${'<div>'.repeat(100_000)}底`, '底'],
    [
      'a note in ENEX',
      'a.enex',
      `<en-export><note><title>甲</title><content><![CDATA[${'<div>'.repeat(100_000)}底]]></content></note></en-export>`,
      '底',
    ],
    ['a record of BibTeX', 'a.bib', `@misc{a, title = {甲}, abstract = {${'{'.repeat(100_000)}底`, '底'],
    [
      'a message in Telegram’s HTML',
      'messages.html',
      `<div class="page_wrap"><div class="history"><div class="message default" id="message1"><div class="text">头${'<b>'.repeat(100)}底</div></div></div></div>`,
      '底',
    ],
    ['front matter', 'a.md', `---\ntitle: ${'['.repeat(15_000)}\n---\n底`, '底'],
  ])('%s is read or refused, without end of the program', async (_, name, bytes, text) => {
    const { posts, failures } = await importAll([{ name, bytes }]);
    expect(posts.some((post) => post.text.includes(text)) || failures.length > 0).toBe(true);
    for (const { code } of failures) expect(code).not.toBe('unexpected');
  });

  it.each([
    ['ENEX', 'a.enex', `<en-export>${'<note>'.repeat(100_000)}`],
    ['Telegram’s HTML', 'messages.html', `<div class="page_wrap"><div class="history">${'<div>'.repeat(100_000)}`],
    ['Chrome’s bookmarks', 'Bookmarks', `{"checksum":"0","roots":{"bookmark_bar":${'{"children":['.repeat(100_000)}`],
    ['Roam', 'a.json', `[{"title":"甲","uid":"a","children":${'[{"string":"x","children":'.repeat(100_000)}`],
    ['JSON Lines', 'a.jsonl', `{"a":1}\n{"a":${'['.repeat(100_000)}`],
    ['any JSON', 'a.json', `{"data":${'{"a":'.repeat(100_000)}`],
  ])('%s ends with a message or passes over', async (_, name, bytes) => {
    const { posts, failures, skipped } = await importAll([{ name, bytes }]);
    expect(posts).toEqual([]);
    expect(failures.length + skipped.length).toBeGreaterThan(0);
    for (const { code } of failures) expect(code).not.toBe('unexpected');
  });

  it('a letter with parts within parts without end is refused or read', async () => {
    const parts = Array.from(
      { length: 2000 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`,
    ).join('');
    const { failures } = await importAll([
      { name: 'a.eml', bytes: `From: a@b\nSubject: x\nMIME-Version: 1.0\n${parts}Content-Type: text/plain\n\n底` },
    ]);
    for (const { code } of failures) expect(code).not.toBe('unexpected');
  });
});

describe('files that are slow to read for careless patterns', () => {
  it.each([
    ['front matter', 'a.md', `---\n${'a: b '.repeat(4000)}\n---\n正文`],
    ['lines above a note', 'a.md', `# 甲\n${'[[['.repeat(20_000)}\n`],
    ['footnotes', 'a.md', '[^a'.repeat(30_000)],
    ['an outline', 'journals/2024_06_18.md', `- {{${'{'.repeat(30_000)}\n- id:: ${'a'.repeat(30_000)}`],
    ['queries', 'a.md', '```dataview\n'.repeat(10_000)],
    ['an address list', 'a.txt', `https://example.com/${'a|'.repeat(2000)}\n`.repeat(20)],
    ['clippings', 'My Clippings.txt', `a\n- x | Added on ${'('.repeat(20_000)}\n\nb\n==========\n`],
    ['BibTeX', 'a.bib', `@misc{a, title = {${'\\"'.repeat(50_000)}}}`],
    ['a date', 'a.csv', `标题,正文,日期\n甲,乙,${'2024年'.repeat(10_000)}\n`],
    ['a page’s comment', 'a.html', `<!DOCTYPE html><html><!--${'-'.repeat(50_000)}<body>正文`],
  ])('%s', async (_, name, bytes) => {
    const { posts, failures } = await importAll([{ name, bytes }]);
    expect(posts.length + failures.length).toBeGreaterThanOrEqual(0);
    for (const { code } of failures) expect(code).not.toBe('unexpected');
  });
});

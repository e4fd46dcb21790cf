import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';

const BLOCK = 512;

/** Reads saved pages by id (file name without .html) from a directory, a .tar or a .tar.zst. */
export function readPageArchive(path: string): Map<string, Buffer> {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path).filter((name) => name.endsWith('.html'));
    return new Map(names.map((name) => [basename(name, '.html'), readFileSync(join(path, name))]));
  }
  const bytes = readFileSync(path);
  return readTar(path.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes);
}

/** Plain tar: regular files, long names in GNU ("L") and pax ("x") headers. */
function readTar(tar: Buffer): Map<string, Buffer> {
  const pages = new Map<string, Buffer>();
  let longName = '';
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const name = longName || field(header, 0, 100);
    if (name === '') break;
    const size = Number.parseInt(field(header, 124, 12), 8) || 0;
    const body = tar.subarray(at + BLOCK, at + BLOCK + size);
    const type = field(header, 156, 1);
    longName = '';
    if (type === 'L') longName = body.toString('utf8').replace(/\0+$/, '');
    else if (type === 'x') longName = /\d+ path=(.*)\n/.exec(body.toString('utf8'))?.[1] ?? '';
    else if ((type === '0' || type === '') && name.endsWith('.html')) pages.set(basename(name, '.html'), body);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return pages;
}

function field(header: Buffer, start: number, length: number): string {
  return header
    .toString('latin1', start, start + length)
    .replace(/\0.*$/s, '')
    .trim();
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listPackagedDocuments } from '../../../scripts/list-packaged-documents.ts';
import { IMPORTERS } from '../../../utils/importers/importer-list.ts';
import { importAll } from './import-all.ts';

const document = readFileSync(join(import.meta.dirname, '../../../docs/IMPORTING.md'), 'utf8');

describe('docs/IMPORTING.md', () => {
  it('names every format of the registry and no other', () => {
    const named = [...document.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, format]) => format);
    const formats = named.slice(0, named.indexOf('title') === -1 ? named.length : named.indexOf('title'));
    expect(formats.sort()).toEqual(IMPORTERS.map(({ format }) => format).sort());
  });

  it.each(['docs/HOW-TO-EXPORT.md', 'docs/HOW-TO-EXPORT.zh-CN.md'])(
    '%s says how one gets the file of every format',
    (path) => {
      const named = new Set([...readFileSync(path, 'utf8').matchAll(/`([a-z-]+)`/g)].map(([, format]) => format));
      expect(IMPORTERS.map(({ format }) => format).filter((format) => !named.has(format))).toEqual([]);
    },
  );

  it('is packaged as pages that the import page links to, in both languages', () => {
    const packaged = listPackagedDocuments().map(({ relativeDest }) => `/${relativeDest}`);
    for (const locale of ['zh_CN', 'en']) {
      const messages = JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'));
      expect(packaged).toContain(messages.import_how_page.message);
    }
  });

  it('shows an example of our schema that is read whole', async () => {
    const example = /```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '';
    const { format, posts, skipped, failures } = await importAll([{ name: 'posts.json', bytes: example }]);
    expect({ format, skipped, failures }).toEqual({ format: 'posts-json', skipped: [], failures: [] });
    expect(posts).toHaveLength(2);
    expect(posts[0]?.reactions).toEqual([{ emoji: '❤', count: 12 }]);
  });
});

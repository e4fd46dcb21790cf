import { join } from 'node:path';
import { build } from 'vite';
import { sealPdfJs } from '../../../scripts/seal-pdfjs.ts';
import { type PageServer, startPageServer } from '../page-server.ts';
import type { ParityMaterial, ParityTables } from './compute-parity.ts';

/** Writes the worker's answer into the page as JSON, where a test can wait for it. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>parity</title><body><script>
const worker = new Worker('/parity.js');
const show = (answer) => {
  document.body.textContent = JSON.stringify(answer);
  document.body.id = 'done';
};
worker.onmessage = ({ data }) => show(data);
worker.onerror = (event) => show({ failure: event.message || 'the worker did not load' });
</script>`;

/** Expression in the page: the answer as JSON, or null while the worker runs. */
export const PARITY_ANSWER = `document.getElementById('done')?.textContent ?? null`;

/** Bundles the entry as the package is bundled, in memory, and serves it with its material at "/". */
export async function serveParity(material: ParityMaterial, tables: ParityTables): Promise<PageServer> {
  return startPageServer({
    '/': { body: PAGE },
    '/parity.js': { body: await bundleEntry(), type: 'text/javascript; charset=utf-8' },
    '/material.json': { body: JSON.stringify(material), type: 'application/json' },
    '/frequencies.bin': { body: tables.frequencies, type: 'application/octet-stream' },
    '/embeddings-han.bin': { body: tables.embeddings.han, type: 'application/octet-stream' },
    '/embeddings-latin.bin': { body: tables.embeddings.latin, type: 'application/octet-stream' },
  });
}

async function bundleEntry(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [sealPdfJs],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, 'parity-entry.ts'), formats: ['iife'], name: 'parity' },
    },
  });
  const [bundle] = [output].flat();
  if (bundle === undefined || !('output' in bundle)) throw new Error('Vite watches instead of building.');
  const [chunk, ...others] = bundle.output;
  if (chunk.type !== 'chunk' || others.length > 0) throw new Error('The bundle is not one script.');
  return chunk.code;
}

import { addNewerMethods } from './newer-methods.ts';

/** pdf.js, loaded when the first PDF is read: 1.5 MB that nothing else needs. */
export async function loadPdfJs(): Promise<typeof import('./pdfjs.ts')> {
  addNewerMethods();
  return import('./pdfjs.ts');
}

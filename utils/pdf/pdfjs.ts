// The half of pdf.js that parses. It puts itself under a global name, where the other half finds it: without that it would
// start a worker of its own, and whoever reads a PDF is in one already (load-pdfjs.ts).
import 'pdfjs-dist/build/pdf.worker.mjs';

export { getDocument } from 'pdfjs-dist';

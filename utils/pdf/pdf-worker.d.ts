/** The half of pdf.js that parses. It comes without types; loading it is all that is asked of it. */
declare module 'pdfjs-dist/build/pdf.worker.mjs';

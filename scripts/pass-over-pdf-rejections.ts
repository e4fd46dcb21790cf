/**
 * pdf.js leaves promises behind that a damaged file rejects and nobody awaits; what it tells us is complete without them. A
 * browser notes them in its console, Node would end the whole program. Everything else that nobody awaits still ends it.
 */
export function passOverPdfRejections(): void {
  process.on('unhandledRejection', (reason) => {
    if (!isFromPdfJs(reason)) throw reason;
  });
}

/** Its own errors are made from a prototype, whose stack names its file. */
export function isFromPdfJs(reason: unknown): boolean {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    'stack' in reason &&
    /\bpdf\.worker\.mjs\b/.test(String(reason.stack))
  );
}

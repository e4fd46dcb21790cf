/** Chunks of which nearly every function runs before the first answer is on the screen. */
const FIRST_CHUNKS: readonly string[] = ['run-library-worker'];

/**
 * Marks the scripts of the first answer for V8 (Chromium 136 on; others read a comment): their functions are compiled when the
 * script is, and so stand in the code that the browser keeps. Without it V8 keeps what ran while the script was being loaded, and
 * a popup compiles 650 functions again each time it is opened (docs/speed-log.md).
 */
export const compileAtOnce = {
  name: 'pangzheng:compile-at-once',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; name?: string; code?: string }>): void {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk' && FIRST_CHUNKS.includes(chunk.name ?? '')) {
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
      }
    }
  },
};

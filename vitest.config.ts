import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { isFromPdfJs } from './scripts/pass-over-pdf-rejections.ts';

export default defineConfig({
  // Not WxtVitest(): it loads no Vite plugins of wxt.config.ts (so Preact stands here), and what unit tests need of the
  // browser they take as a narrow argument or from wxt/testing/fake-browser.
  plugins: [preact()],
  resolve: { alias: { 'wxt/browser': new URL('./tests/unit/fake-wxt-browser.ts', import.meta.url).pathname } },
  define: { 'import.meta.env.FIREFOX': 'false', 'import.meta.env.CHROME': 'true' },
  test: {
    onUnhandledError: (error) => (isFromPdfJs(error) ? false : undefined),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Pure code: Node. Component tests say `// @vitest-environment happy-dom` in their first line.
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      browserProject('chromium', ['tests/browser/**/*.test.ts'], ['**/*firefox*']),
      browserProject('firefox', ['tests/browser/**/*firefox*.test.ts'], []),
      // A team's library on a real engine and in real browsers; skipped where PANGZHENG_OPENSEARCH names none.
      browserProject('team', ['tests/team/**/*.test.ts'], [], ['tests/team/shared-node.ts']),
    ],
  },
});

/** One browser at a time: gestures, focus and the sidebar need the window in front, and the machine may be small. */
function browserProject(name: string, include: string[], exclude: string[], globalSetup: string[] = []) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude,
      environment: 'node' as const,
      globalSetup,
      fileParallelism: false,
      // A real key or click can miss a window on a busy machine. The reporter says which test needed its second run.
      retry: 1,
      testTimeout: 180_000,
      hookTimeout: 180_000,
    },
  };
}

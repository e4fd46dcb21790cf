import fc from 'fast-check';
import { it } from 'vitest';
import { libraryCommands, POOL, WORDS } from './library-commands.ts';
import { createModel } from './library-model.ts';
import { createBundledPosts, expectFound, expectSame, expectSound, openRealLibrary } from './real-library.ts';

/** 60 take five seconds; some hundreds for a change to utils/library/write or maintain.ts. */
const RUNS = Number(process.env.PANGZHENG_MODEL_RUNS ?? 60);

it('the library holds what a plain map holds, whatever two pages do to it', { timeout: 600_000 }, async () => {
  const bundled = POOL.slice(6);
  await fc.assert(
    fc.asyncProperty(fc.commands(libraryCommands, { maxCommands: 40, size: 'max' }), async (commands) => {
      const model = createModel(bundled);
      const real = openRealLibrary(createBundledPosts(bundled));
      await fc.asyncModelRun(() => ({ model, real }), commands);
      await real.settle();
      for (const library of [...real.pages, real.openFresh()]) {
        await expectSame(model, library);
        await expectFound(model, library, WORDS);
      }
      await expectSound(real.world);
    }),
    { numRuns: RUNS },
  );
});

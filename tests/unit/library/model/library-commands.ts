import fc from 'fast-check';
import { expect } from 'vitest';
import { createPage } from '../../../../utils/page/page.ts';
import { createPostsFile } from '../create-test-library.ts';
import {
  applyClip,
  applyDelete,
  applyDeleteSource,
  applyEdit,
  applyImport,
  applyRestore,
  applyUndo,
  applyUpdateSource,
  type Content,
  copyState,
  idOf,
  type LibraryModel,
  listNew,
} from './library-model.ts';
import { expectFound, expectSame, noteSnapshots, type RealLibrary } from './real-library.ts';

/**
 * A few posts only, so that commands meet: what is imported was clipped, edited into another or deleted before. Too short
 * to be nearly the same as one another (20 tokens), so that only equal ones count as there already.
 */
export const POOL: Content[] = Array.from({ length: 8 }, (_, i) => ({
  title: `第${'甲乙丙丁戊己庚辛'[i]}篇`,
  text: `${'退款直播复购私域选题涨粉留存投放'.slice(i * 2, i * 2 + 2)}说的事情 word${i}`,
  tags: [i % 2 === 0 ? '双' : '单'],
}));
export const WORDS = POOL.map((_, i) => `word${i}`);

type Library = RealLibrary['pages'][number];
type Command = fc.AsyncCommand<LibraryModel, RealLibrary>;

/** A command of one page: what it does there and to the model; afterwards the page must say what the model says. */
function command(
  name: string,
  page: number,
  work: (model: LibraryModel, library: Library, real: RealLibrary) => Promise<void>,
  isOfTwo = false,
): Command {
  return {
    check: () => true,
    async run(model, real) {
      await real.settle();
      const library = real.pages[page];
      if (!library) throw new Error('no such page');
      const before = copyState(model);
      await work(model, library, real);
      await noteSnapshots(model, isOfTwo ? null : before, library);
      await expectSame(model, library);
      await expectFound(model, library, WORDS.slice(model.births % WORDS.length).slice(0, 2));
    },
    toString: () => `${name} @${page}`,
  };
}

/** The nth of what is there, whatever number was drawn; undefined of nothing. */
function pick<T>(from: Iterable<T>, at: number): T | undefined {
  const all = [...from];
  return all[at % Math.max(1, all.length)];
}

async function importContents(library: Library, contents: readonly Content[], name: string) {
  const preview = await library.previewImport([createPostsFile([...contents])]);
  const end = await library.runImport(preview.importId, name, () => {});
  expect([end.state, end.error]).toEqual(['done', undefined]);
  return { preview, imported: { sourceId: preview.importId, name, token: end.undoToken ?? '' } };
}

const page = fc.nat(1);
const contents = fc.uniqueArray(fc.nat(POOL.length - 1), { minLength: 1, maxLength: 5 }).map((places) => {
  return places.flatMap((place) => POOL[place] ?? []);
});
const change = fc.oneof(
  fc.record({ title: fc.constantFrom(...POOL.slice(0, 3).map(({ title }) => title), '改过的题目') }),
  fc.record({ text: fc.constantFrom(...POOL.slice(0, 3).map(({ text }) => text)) }),
  fc.record({ tags: fc.constantFrom<string[]>(['双'], ['新', '单']) }),
);
const sourceChange = fc.oneof(fc.record({ name: fc.constantFrom('一', '二') }), fc.record({ isOn: fc.boolean() }));

/** The newest most often, as readers do, and any other. */
const undo = fc.tuple(page, fc.oneof(fc.constant(0), fc.nat())).map(([at, back]) =>
  command(`undo ${back}`, at, async (model, library) => {
    const tokens = [...model.dismissals, ...model.undo].map(({ token }) => token).reverse();
    const token = pick(tokens, back);
    if (token === undefined) return;
    await library.undo(token);
    expect(applyUndo(model, token)).toBe(true);
    await expect(library.undo(token)).rejects.toMatchObject({ error: { code: 'not-found' } });
  }),
);

const maintain = page.map((at) => command('maintain', at, (_, library) => library.maintain(1000)));

export const libraryCommands: fc.Arbitrary<Command>[] = [
  fc.tuple(page, contents).map(([at, chosen]) =>
    command(`import ${chosen.map(({ title }) => title)}`, at, async (model, library) => {
      const wanted = listNew(model, chosen).length;
      const { preview, imported } = await importContents(library, chosen, `第${model.births}次`);
      expect(preview.newCount).toBe(wanted);
      applyImport(model, chosen, imported);
    }),
  ),
  fc.tuple(page, fc.nat(POOL.length - 1)).map(([at, place]) =>
    command(`clip ${place}`, at, async (model, library) => {
      const content = { ...(POOL[place] ?? { title: '', text: '' }), tags: ['剪藏'] };
      const wasThere = model.live.has(idOf(content));
      const { post, undoToken } = await library.clip(createPage(content), content.tags);
      expect([post.id, undoToken === '']).toEqual([idOf(content), wasThere]);
      applyClip(model, content, undoToken);
    }),
  ),
  fc.tuple(page, fc.nat(), change).map(([at, place, edit]) =>
    command(`edit ${place} ${JSON.stringify(edit)}`, at, async (model, library) => {
      const [id, before] = pick(model.live, place) ?? [];
      if (!id || !before) return;
      const { post, undoToken } = await library.updatePost(id, edit);
      expect(post).toMatchObject({ ...edit, id: idOf({ ...before, ...edit }), sourceId: before.sourceId });
      applyEdit(model, id, edit, undoToken);
    }),
  ),
  fc.tuple(page, fc.array(fc.nat(), { minLength: 1, maxLength: 3 })).map(([at, places]) =>
    command(`delete ${places}`, at, async (model, library) => {
      const ids = [...new Set(places.map((place) => pick(model.live.keys(), place) ?? 'nobody'))];
      const { undoToken } = await library.deletePosts(ids);
      applyDelete(model, ids, undoToken);
    }),
  ),
  fc.tuple(page, fc.nat()).map(([at, place]) =>
    command(`delete source ${place}`, at, async (model, library) => {
      const id = pick(
        [...model.sources.keys()].filter((each) => each !== 'bundled'),
        place,
      );
      if (!id) return;
      const { undoToken } = await library.deleteSource(id);
      applyDeleteSource(model, id, undoToken);
    }),
  ),
  fc.tuple(page, fc.nat(), sourceChange).map(([at, place, edit]) =>
    command(`update source ${place} ${JSON.stringify(edit)}`, at, async (model, library) => {
      const id = pick(model.sources.keys(), place);
      if (!id) return;
      await library.updateSource(id, edit);
      applyUpdateSource(model, id, edit);
    }),
  ),
  fc.tuple(page, fc.nat()).map(([at, place]) =>
    command(`dismiss ${place}`, at, async (model, library) => {
      const id = pick(model.live.keys(), place);
      if (!id) return;
      const { undoToken } = await library.dismiss(id, null);
      model.dismissals.push({ token: undoToken, postId: id });
    }),
  ),
  undo,
  undo, // twice: what it brings back is where most can go wrong
  maintain,
  page.map((at) => command('snapshot', at, (_, library) => library.takeSnapshot())),
  fc.tuple(page, fc.nat()).map(([at, place]) =>
    command(`restore ${place}`, at, async (model, library) => {
      const known = [...model.snapshots].filter(([, state]) => state !== null);
      const [id] = pick(known, place) ?? [];
      if (id === undefined) return;
      await library.restoreSnapshot(id);
      applyRestore(model, id);
    }),
  ),
  page.map((at) =>
    command('restart', at, async (model, _, real) => {
      await expectSame(model, real.openFresh());
    }),
  ),
  // Two pages write at once: each post ends up in one of the two, and nothing is lost or doubled.
  fc.tuple(contents, contents).map(([mine, theirs]) =>
    command(
      'two imports at once',
      0,
      async (model, library, real) => {
        const [first, second] = await Promise.all(
          [mine, theirs].map((chosen, i) => importContents(real.pages[i] ?? library, chosen, `并行${i}`)),
        );
        await real.settle();
        const isFirst = await wasCommittedFirst(library, first?.imported.sourceId);
        const ended = [
          { chosen: mine, imported: first?.imported },
          { chosen: theirs, imported: second?.imported },
        ];
        for (const { chosen, imported } of isFirst ? ended : ended.reverse()) {
          if (imported) applyImport(model, chosen, imported);
        }
        await sortUndo(model, real);
      },
      true,
    ),
  ),
  fc.tuple(contents, fc.nat()).map(([chosen, place]) =>
    command(
      'import and delete at once',
      1,
      async (model, library, real) => {
        const there = pick(
          [...model.live.keys()].filter((id) => !chosen.some((each) => idOf(each) === id)),
          place,
        );
        if (there === undefined) return;
        const [{ imported }, { undoToken }] = await Promise.all([
          importContents(library, chosen, '并行'),
          (real.pages[0] ?? library).deletePosts([there]),
        ]);
        await real.settle();
        applyImport(model, chosen, imported);
        applyDelete(model, [there], undoToken);
        await sortUndo(model, real);
      },
      true,
    ),
  ),
];

/** Sources are listed in the order in which they came. */
async function wasCommittedFirst(library: Library, sourceId?: string): Promise<boolean> {
  const ids = (await library.listSources()).filter(({ name }) => name.startsWith('并行')).map(({ id }) => id);
  return ids.at(-2) === sourceId;
}

/** Of two pages' changes the model knows not which came first. */
async function sortUndo(model: LibraryModel, { world }: RealLibrary): Promise<void> {
  const tokens = (await world.store.readRecords()).undo.map(({ token }) => token);
  model.undo.sort((a, b) => tokens.indexOf(a.token) - tokens.indexOf(b.token));
}

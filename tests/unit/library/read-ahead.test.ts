import { expect, test } from 'vitest';
import { readAhead } from '../../../utils/library/read-ahead.ts';
import { createPage } from '../../../utils/page/page.ts';
import { createTestWorld, openTestLibrary } from './create-test-library.ts';

const PAGE = { title: '企业微信私域', text: '企业微信私域运营的案例：社群和裂变。', url: 'https://a.example/1' };

function countReads(world: ReturnType<typeof createTestWorld>) {
  const reads: string[] = [];
  const counted = {
    ...world,
    store: {
      ...world.store,
      readRecords() {
        reads.push('records');
        return world.store.readRecords();
      },
    },
    readAsset(path: string) {
      reads.push(path);
      return world.readAsset(path);
    },
  };
  return { reads, counted };
}

test('what is read ahead is read once, before anybody asks', async () => {
  const { reads, counted } = countReads(createTestWorld());
  const world = readAhead(counted, ['data/lexicon.json']);
  expect(reads).toEqual(['records', 'data/lexicon.json']);
  await Promise.all([world.store.readRecords(), world.readAsset('data/lexicon.json')]);
  expect(reads).toEqual(['records', 'data/lexicon.json']);
});

test('who asks a second time gets a new reading', async () => {
  const { reads, counted } = countReads(createTestWorld());
  const world = readAhead(counted, []);
  await world.store.readRecords();
  await world.store.readRecords();
  expect(reads).toEqual(['records', 'records']);
});

test('a change in another page makes the early reading an old one', async () => {
  const library = createTestWorld();
  const { reads, counted } = countReads(library);
  let tell = () => {};
  const coordination = {
    ...library.coordination,
    listen(listener: () => void) {
      tell = listener;
    },
  };
  const world = readAhead({ ...counted, coordination }, []);
  tell();
  await world.store.readRecords();
  expect(reads).toEqual(['records', 'records']);
});

test('a file that the package has not fails for the one who asks for it', async () => {
  const world = readAhead(createTestWorld(), ['data/none.bin']);
  await expect(world.readAsset('data/none.bin')).rejects.toThrow('data/none.bin');
});

test('a library that was read ahead holds what an earlier one stored', async () => {
  const world = createTestWorld();
  const { post } = await openTestLibrary(world).clip(createPage(PAGE), []);
  const library = openTestLibrary(readAhead(createTestWorld({ databaseName: world.databaseName }), []));
  expect(await library.getPost(post.id)).toEqual(post);
});

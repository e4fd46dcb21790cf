import { expect, test } from 'vitest';
import { FIRST_FILES } from '../../../utils/library/view/packaged-files.ts';
import type { FileMessage } from '../../../utils/platform/file-message.ts';
import { receiveFiles } from '../../../utils/platform/receive-files.ts';
import { sendFiles } from '../../../utils/platform/send-files.ts';
import { createTestWorld } from '../library/create-test-library.ts';

/** A worker that counts what it reads of the package itself, and the messages that its page sends. */
function createWorker() {
  let receive = (_event: MessageEvent) => {};
  const read: string[] = [];
  const received = receiveFiles(
    {
      addEventListener(_type, listener) {
        receive = listener;
      },
    },
    {
      ...createTestWorld(),
      async readAsset(path) {
        read.push(path);
        return new TextEncoder().encode(`read by the worker: ${path}`);
      },
    },
  );
  const page = { postMessage: (message: FileMessage) => receive(new MessageEvent('message', { data: message })) };
  const readText = async (path: string) => new TextDecoder().decode(await received.readAsset(path));
  return { page, read, readText };
}

const readByPage = async (path: string) => new TextEncoder().encode(`read by the page: ${path}`).buffer;

test('the worker takes the files that its page has read, and reads none of them itself', async () => {
  const { page, read, readText } = createWorker();
  await sendFiles(page, readByPage);
  for (const path of FIRST_FILES) expect(await readText(path)).toBe(`read by the page: ${path}`);
  expect(read).toEqual([]);
});

test('a file that is asked for before the page has sent it is waited for', async () => {
  const { page, read, readText } = createWorker();
  const [path = ''] = FIRST_FILES;
  const reading = readText(path);
  await sendFiles(page, readByPage);
  expect(await reading).toBe(`read by the page: ${path}`);
  expect(read).toEqual([]);
});

test('the worker reads what the page could not, what the page does not send, and what is asked for again', async () => {
  const { page, read, readText } = createWorker();
  const [first = '', second = ''] = FIRST_FILES;
  await sendFiles(page, async (path) => {
    if (path === first) throw new Error('The disk is away.');
    return readByPage(path);
  });
  expect(await readText(first)).toBe(`read by the worker: ${first}`);
  expect(await readText('data/posts.jsonl')).toBe('read by the worker: data/posts.jsonl');
  await readText(second);
  expect(await readText(second)).toBe(`read by the worker: ${second}`);
  expect(read).toEqual([first, 'data/posts.jsonl', second]);
});

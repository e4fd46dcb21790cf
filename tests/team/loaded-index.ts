import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostEmbedder } from '../../scripts/team/create-post-embedder.ts';
import { createTeamLibrary, type TeamLibrary } from '../../utils/team/create-team-library.ts';
import { TeamFailure } from '../../utils/team/team-failure.ts';
import { openPackagedLanguage } from '../bench/open-packaged-language.ts';
import { askEngine, nameIndex } from './ask-engine.ts';
import { type EngineProxy, type ProxyOptions, startEngineProxy } from './engine-proxy.ts';
import { load } from './run-load.ts';
import { createTeamPosts, SALE_POST, writePosts } from './team-posts.ts';

const language = openPackagedLanguage();
const { tables } = createPostEmbedder();

/** Opens a team's library as a surface does. `ahead` is added to its clock. */
export function openTeam(engine: string, index: string): { team: TeamLibrary; clock: { ahead: number } } {
  const clock = { ahead: 0 };
  const team = createTeamLibrary(
    { engine, index, name: '内容组' },
    {
      fetch: (url, init) => fetch(url, init),
      now: () => performance.now() + clock.ahead,
      random: Math.random,
      startTimer(listener, ms) {
        const timer = setTimeout(listener, ms);
        return () => clearTimeout(timer);
      },
    },
    async () => ({ language, builtWith: () => tables }),
  );
  return { team, clock };
}

/** The code of the failure that a question ends in, or 'answered'. */
export function codeOf(question: Promise<unknown>): Promise<string> {
  return question.then(
    () => 'answered',
    (thrown) => (thrown instanceof TeamFailure ? thrown.code : `${thrown}`),
  );
}

export interface LoadedIndex {
  index: string;
  /** The file that was loaded. */
  file: string;
  /** Stands before the engine. */
  proxy: EngineProxy;
  close(): Promise<void>;
}

/** An index of 201 posts in two shards, and a proxy before its engine. */
export async function loadIndex(engine: string, options?: ProxyOptions, name = nameIndex()): Promise<LoadedIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'pangzheng-team-'));
  const file = writePosts(join(folder, 'posts.json'), [SALE_POST, ...createTeamPosts(200)]);
  const args = ['--in', file, '--engine', engine, '--index', name, '--replicas', '0', '--shards', '2'];
  const { code, output } = await load([...args, '--source', '内容组', '--journal', join(folder, 'journal')]);
  if (code !== 0) throw new Error(output);
  const proxy = await startEngineProxy(engine, options);
  return {
    index: name,
    file,
    proxy,
    async close() {
      await proxy.close();
      await askEngine(engine, 'DELETE', name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

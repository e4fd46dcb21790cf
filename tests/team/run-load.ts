import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface LoadRun {
  /** What it has printed so far, of both kinds. */
  readonly output: string;
  /** Waits until it has printed this. Fails when it ends before. */
  waitForOutput(text: string): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Waits for its end; gives its exit code. */
  end(): Promise<number | null>;
}

/** Starts `npm run team:load` with these arguments. */
export function startLoad(args: readonly string[], environment: Record<string, string> = {}): LoadRun {
  const child = spawn(process.execPath, ['scripts/team/load.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'close');
  const listeners = new Set<() => void>();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  return {
    get output() {
      return output;
    },
    async waitForOutput(text) {
      const said = new Promise<void>((resolve) => {
        const look = () => {
          if (!output.includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      });
      const over = ended.then(() => {
        if (!output.includes(text))
          throw new Error(`team:load ended and never said ${JSON.stringify(text)}:\n${output}`);
      });
      await Promise.race([said, over]);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async end() {
      await ended;
      return child.exitCode;
    },
  };
}

/** Runs it to its end. */
export async function load(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const run = startLoad(args);
  return { code: await run.end(), output: run.output };
}

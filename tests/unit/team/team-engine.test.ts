import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamCredentials } from '../../../utils/protocol/team-client.ts';
import { createTeamEngine } from '../../../utils/team/team-engine.ts';
import { TeamFailure } from '../../../utils/team/team-failure.ts';

const CONFIG = { engine: 'https://search.example.org', index: 'posts' };

/** An engine of answers given in advance, with a clock that the test turns. */
function open(answers: (Response | Error | 'silence')[], credentials: TeamCredentials = { kind: 'none' }) {
  const sent: { url: string; init: RequestInit }[] = [];
  const timers: { listener: () => void; ms: number }[] = [];
  const world = { time: 0 };
  const engine = createTeamEngine(CONFIG, credentials, {
    fetch(url, init) {
      sent.push({ url, init });
      const answer = answers.shift();
      if (answer === 'silence')
        return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('nothing left'));
    },
    now: () => world.time,
    random: () => 0,
    startTimer(listener, ms) {
      const timer = { listener, ms };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  });
  const codeOf = (question: Promise<unknown>) =>
    question.then(
      () => 'answered',
      (thrown) => (thrown instanceof TeamFailure ? thrown.code : `${thrown}`),
    );
  return { engine, sent, timers, world, codeOf };
}

const ok = () => new Response('{"hits":1}');

describe('a team’s engine', () => {
  it('is asked with the key and nothing that tells of the reader or the page', async () => {
    const { engine, sent } = open([ok()], { kind: 'api-key', key: 'c2VjcmV0' });
    expect(await engine.ask('_search', { size: 1 })).toEqual({ hits: 1 });
    const [{ url, init }] = sent as [(typeof sent)[0]];
    expect(url).toBe('https://search.example.org/posts/_search');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
    expect(init.headers).toMatchObject({ authorization: 'ApiKey c2VjcmV0' });
  });

  it('takes a user and password of any language', async () => {
    const { engine, sent } = open([ok()], { kind: 'basic', user: '运营', password: '密:码' });
    await engine.ask('_mapping', null);
    const header = new Headers(sent[0]?.init.headers).get('authorization') ?? '';
    expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString()).toBe('运营:密:码');
    expect(sent[0]?.init.method).toBe('GET');
  });

  it.each([
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'index-missing'],
    [429, 'too-many'],
    [500, 'engine-failed'],
    [503, 'engine-failed'],
  ])('says what status %i means: %s', async (status, code) => {
    const { engine, codeOf } = open([new Response('{}', { status })]);
    expect(await codeOf(engine.ask('_search', {}))).toBe(code);
  });

  it('waits two seconds and no longer', async () => {
    const { engine, timers, codeOf } = open(['silence']);
    const question = codeOf(engine.ask('_search', {}));
    await Promise.resolve();
    await Promise.resolve();
    expect(timers.map(({ ms }) => ms)).toEqual([2000]);
    timers[0]?.listener();
    expect(await question).toBe('timeout');
    expect(timers).toEqual([]);
  });

  it.each([
    ['not json', new Response('<html>')],
    ['too much', new Response('x'.repeat(17 * 1024 * 1024))],
  ])('takes no answer that is %s', async (_, answer) => {
    const { engine, codeOf } = open([answer]);
    expect(await codeOf(engine.ask('_search', {}))).toBe('answer-invalid');
  });

  it('has one request under way, whatever is asked at once', async () => {
    let underWay = 0;
    let most = 0;
    const engine = createTeamEngine(
      CONFIG,
      { kind: 'none' },
      {
        async fetch() {
          most = Math.max(most, ++underWay);
          await new Promise((resolve) => setImmediate(resolve));
          underWay--;
          return ok();
        },
        now: () => 0,
        random: () => 0,
        startTimer: () => () => undefined,
      },
    );
    await Promise.all([1, 2, 3, 4].map(() => engine.ask('_search', {})));
    expect(most).toBe(1);
  });

  it('is left alone after a failure, longer each time, and asked again when the pause is over', async () => {
    const { engine, sent, world, codeOf } = open([
      new TypeError('down'),
      new TypeError('down'),
      ok(),
      new TypeError('down'),
    ]);
    expect(await codeOf(engine.ask('_search', {}))).toBe('unreachable');
    for (let i = 0; i < 100; i++) expect(await codeOf(engine.ask('_search', {}))).toBe('unreachable');
    expect(sent).toHaveLength(1);
    world.time = 1000;
    expect(await codeOf(engine.ask('_search', {}))).toBe('unreachable');
    world.time = 2999;
    expect(await codeOf(engine.ask('_search', {}))).toBe('unreachable');
    expect(sent).toHaveLength(2);
    world.time = 3000;
    expect(await codeOf(engine.ask('_search', {}))).toBe('answered');
    expect(await codeOf(engine.ask('_search', {}))).toBe('unreachable'); // the first of a new row: 1 s again
    world.time = 4000;
    expect(sent).toHaveLength(4);
  });

  it('is left alone for half to the whole of 1, 2, 4 … 60 s, as chance has it: many readers do not come back at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        async (chance, row) => {
          let time = 0;
          let sent = 0;
          const engine = createTeamEngine(
            CONFIG,
            { kind: 'none' },
            {
              fetch: () => {
                sent++;
                return Promise.reject(new TypeError('down'));
              },
              now: () => time,
              random: () => chance,
              startTimer: () => () => undefined,
            },
          );
          const ask = () => engine.ask('_search', {}).catch(() => undefined);
          for (let i = 0; i < row; i++) {
            time += 60_000;
            await ask();
          }
          const whole = Math.min(60_000, 1000 * 2 ** (row - 1));
          const failedAt = time;
          time = failedAt + whole / 2 - 1;
          await ask();
          expect(sent).toBe(row);
          time = failedAt + whole;
          await ask();
          expect(sent).toBe(row + 1);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('does not get what has been overtaken while it waited for its turn, and is not blamed for it', async () => {
    const { engine, sent, timers, codeOf } = open(['silence', ok()]);
    const left = new AbortController();
    const overtaken = new AbortController();
    const leaving: string[] = [];
    const say = (name: string) => () => leaving.push(name);
    const questions = [
      engine.ask('_search', { q: 1 }, { signal: left.signal, onSend: say('first') }),
      engine.ask('_search', { q: 2 }, { signal: overtaken.signal, onSend: say('second') }),
      engine.ask('_search', { q: 3 }, { onSend: say('third') }),
    ].map(codeOf);
    overtaken.abort();
    await Promise.resolve();
    await Promise.resolve();
    left.abort();
    expect(await Promise.all(questions)).toEqual([
      expect.stringContaining('AbortError'),
      expect.stringContaining('AbortError'),
      'answered',
    ]);
    expect(sent.map(({ init }) => init.body)).toEqual(['{"q":1}', '{"q":3}']);
    expect(leaving).toEqual(['first', 'third']);
    expect(timers).toEqual([]);
  });

  it('is asked at once again after a refusal, which the reader can mend', async () => {
    const { engine, sent, codeOf } = open([new Response('{}', { status: 401 }), ok()]);
    expect(await codeOf(engine.ask('_search', {}))).toBe('unauthorised');
    expect(await codeOf(engine.ask('_search', {}))).toBe('answered');
    expect(sent).toHaveLength(2);
  });
});

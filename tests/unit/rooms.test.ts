import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCircles } from './find-circles.ts';
import { listImports } from './list-imports.ts';

const SOURCES = '{components,data,entrypoints,scripts,utils}/**/*.{ts,tsx,mjs}';
/** Folders that are one room with all that lies in them: their parts are made for each other. */
const WHOLE_ROOMS = ['utils/platform', 'scripts', 'data', 'public'];

function roomOf(file: string): string {
  return WHOLE_ROOMS.find((room) => file.startsWith(`${room}/`)) ?? dirname(file);
}

describe('rooms', () => {
  it('stand one above the other: no import, followed from room to room, leads back to where it began', () => {
    const arrows = new Map<string, Set<string>>();
    let count = 0;
    for (const file of globSync(SOURCES)) {
      for (const target of listImports(file)) {
        count++;
        const [from, to] = [roomOf(file), roomOf(target)];
        if (from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
      }
    }
    expect(count).toBeGreaterThan(500);
    expect(findCircles(arrows)).toEqual([]);
  });

  it('hold no file that imports itself by way of others, types among them', () => {
    const files = globSync(SOURCES);
    const arrows = new Map(files.map((file) => [file, new Set(listImports(file).filter((target) => target !== file))]));
    expect(arrows.size).toBeGreaterThan(400);
    expect(findCircles(arrows)).toEqual([]);
  });

  it('of teams are known to nobody else: ordinary builds have #team/* of package.json in their place', () => {
    const isTeam = (file: string) => /(^|\/)team\//.test(file) && !/\/none\/|no-team\.ts$/.test(file);
    const outside = globSync(SOURCES).filter((file) => !isTeam(file));
    const known = outside.flatMap((file) =>
      listImports(file)
        .filter(isTeam)
        .map((target) => `${file} imports ${target}`),
    );
    expect(known).toEqual([]);
  });

  it('of utils have a lint rule each, with a sentence', () => {
    const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: { includes: string[] }[] };
    const ruled = overrides.flatMap(({ includes }) => includes);
    const rooms = readdirSync('utils').map((room) => `utils/${room}/**`);
    expect(rooms.filter((room) => !ruled.includes(room))).toEqual([]);
  });

  it('that import each other in a circle are found, and those outside it are not', () => {
    const arrows = new Map([
      ['door', new Set(['hall'])],
      ['hall', new Set(['kitchen', 'cellar'])],
      ['kitchen', new Set(['pantry'])],
      ['pantry', new Set(['hall'])],
      ['cellar', new Set<string>()],
    ]);
    expect(findCircles(arrows)).toEqual([['hall', 'kitchen', 'pantry']]);
  });
});

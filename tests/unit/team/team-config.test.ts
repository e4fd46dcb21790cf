import { describe, expect, it } from 'vitest';
import { parseTeamConfig } from '../../../utils/team/team-config.ts';

describe('where a team’s library lives', () => {
  it.each([
    ['https://search.example.org', 'https://search.example.org'],
    ['https://search.example.org/', 'https://search.example.org'],
    ['https://SEARCH.example.org:9200', 'https://search.example.org:9200'],
    ['http://127.0.0.1:19200', 'http://127.0.0.1:19200'],
    ['http://localhost:9200', 'http://localhost:9200'],
  ])('%s is the origin %s', (engine, expected) => {
    expect(parseTeamConfig({ engine, index: 'posts' })).toEqual({ engine: expected, index: 'posts', name: 'posts' });
  });

  it.each([
    ['search.example.org', 'no address'],
    ['http://search.example.org', 'unencrypted beyond this machine'],
    ['https://user:secret@search.example.org', 'with a password that every reader would get'],
    ['https://search.example.org/path', 'with a path'],
    ['https://search.example.org/?a=b', 'with a question'],
    ['javascript:alert(1)', 'a script'],
  ])('%s is refused (%s)', (engine) => {
    expect(() => parseTeamConfig({ engine, index: 'posts' })).toThrow(RangeError);
  });

  it.each(['*', 'a,b', '_all', '-posts', 'Posts', '../x', 'a b', ''])('an index called %j is refused', (index) => {
    expect(() => parseTeamConfig({ engine: 'https://search.example.org', index })).toThrow(/--index/);
  });
});

import { expect, it } from 'vitest';
import { parseConcepts, writeConcepts } from '../../../../../components/library/settings/parse-concepts.ts';

const PROMOTION = { concept: '大促', terms: ['618', '双11', 'Black Friday'] };

it.each([
  ['wide signs', '大促：618、双11，Black Friday'],
  ['narrow signs', '大促: 618, 双11; Black Friday'],
  ['terms twice, empty terms and empty lines', '\n大促：618、、双11、618、Black Friday、\n\n'],
])('reads %s', (_, text) => {
  expect(parseConcepts(text)).toEqual({ kind: 'parsed', concepts: [PROMOTION] });
});

it.each([
  ['no name', '：618、双11', 1],
  ['no colon', '大促：618、双11\n\n618 双11', 3],
  ['a single term', '大促：618', 1],
])('names the line with %s', (_, text, line) => {
  expect(parseConcepts(text)).toEqual({ kind: 'wrong', line });
});

it('reads what it writes', () => {
  const concepts = [PROMOTION, { concept: '涨粉', terms: ['粉丝', '起号'] }];
  expect(parseConcepts(writeConcepts(concepts))).toEqual({ kind: 'parsed', concepts });
});

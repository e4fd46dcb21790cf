import { expect, it } from 'vitest';
import { MAX_PARAGRAPH } from '../../../../utils/page/writing/read-paragraph.ts';
import { parseFromPage } from '../../../../utils/platform/writing/parse-from-page.ts';

it('takes the three messages, and of a paragraph clean text of bounded length', () => {
  expect(parseFromPage({ kind: 'rested', extra: 1 })).toEqual({ kind: 'rested' });
  expect(parseFromPage({ kind: 'left' })).toEqual({ kind: 'left' });
  expect(parseFromPage({ kind: 'paragraph', text: '一\u0000段\u202e ' })).toEqual({ kind: 'paragraph', text: '一段' });
  const long = parseFromPage({ kind: 'paragraph', text: '长'.repeat(1_000_000) });
  expect(long).toEqual({ kind: 'paragraph', text: '长'.repeat(MAX_PARAGRAPH) });
});

it.each([null, 'rested', 7, [], {}, { kind: 'other' }, { kind: 'paragraph' }, { kind: 'paragraph', text: {} }])(
  'drops %j',
  (message) => {
    expect(parseFromPage(message)).toBeNull();
  },
);

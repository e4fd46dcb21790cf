import { describe, expect, it } from 'vitest';
import { hashCodeUnits, hashCodeUnits53, hashString, mixHash } from '../../../utils/bytes/hashes.ts';
import { createPostId } from '../../../utils/post/create-post-id.ts';
import { textKey } from '../../../utils/post/text-key.ts';

const codeUnits = (text: string) => Uint16Array.from(text, (codeUnit) => codeUnit.charCodeAt(0));

/** Values as version 0.1 stored them. One that changes makes every library of that version lose sight of its posts. */
describe('hashes that are stored keep their values', () => {
  it.each([
    ['', 2872998923],
    ['https://example.com/', 1844162556],
    ['退款率', 2212799589],
  ])('hashString of %j', (text, value) => expect(hashString(text)).toBe(value));

  it.each([
    [0, 0],
    [0x9000_6b3e, 3029149796],
    [-1, 2180083513],
  ])('mixHash of %j', (input, value) => expect(mixHash(input)).toBe(value));

  it('createPostId', () => {
    expect(createPostId({ url: 'https://example.com/a', title: '标题', text: '退款率 12%' })).toBe('817ef7046cf28bd4');
    expect(createPostId({ url: '', title: '', text: '奇' })).toBe('25e2d83e7b49bda5');
  });

  it('textKey', () => {
    expect(textKey('', '剔除退款后的 GMV，按月看')).toBe('03c7c38f14e495');
    expect(textKey('标题', '别的正文一段，不短')).toBe('191910cc5631f9');
  });
});

it('hashes of several pieces are those of the whole, and an odd codeUnit at the end counts', () => {
  expect(hashCodeUnits53([codeUnits('退款'), codeUnits('率')])).toBe(hashCodeUnits53([codeUnits('退款率')]));
  expect(hashCodeUnits(codeUnits('退款率'), 1)).not.toBe(hashCodeUnits(codeUnits('退款'), 1));
});

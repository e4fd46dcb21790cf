import type { IndexablePost } from '../../../../utils/search/segment/segment-options.ts';
import { createIndexablePost } from './segment-posts.ts';

const TEXTS = [
  '双11大促：天猫 GMV 1,234.5 亿，ＲＯＩ 提升 30%。',
  '退貨與退款率：Node.js、C++ 和 R&D',
  '𠮷野家的 café ☕️ 3.5 折',
  '618 天猫大促复盘',
];

/** Posts of which every engine must make the same tokens, bytes and scores (see hash-retrieval.ts). */
export const PARITY_POSTS: IndexablePost[] = TEXTS.map((text, i) =>
  createIndexablePost({ id: `s${i}`, title: text.slice(0, 4), titleIsDerived: i % 2 === 0, text: text.repeat(i + 1) }),
);

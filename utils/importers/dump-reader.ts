import { createImportedPost } from '../post/create-post.ts';
import type { ImportedPost, Reaction } from '../post/post.ts';
import type { ImportSkipReason } from '../post/skip-reasons.ts';
import type { Skipped } from '../protocol/library-client.ts';
import { cleanText } from '../text/clean-text.ts';
import { createSkipped } from './importer/post-events.ts';
import { parseReactions } from './text/parse-reactions.ts';

/** Lines of one block at most: a file without any reactions line must not be held whole. */
const MAX_BLOCK_LINES = 4000;
const MAX_BLOCK_LENGTH = 2_000_000;
/** A first line up to this long, with no full stop at its end, is the title of a body that is not repeated. */
const MAX_PLAIN_TITLE_LENGTH = 40;
/** A line before a repeated body is its title, unless it is longer than this: then it is text. */
const MAX_TITLE_LENGTH = 100;
/** A repeated single line parts two posts only when it is at least this long: refrains and lists repeat short lines. */
const MIN_REPEATED_LENGTH = 40;

const LINK_LINE = /^https?:\/\/[^\s<>"]+$/iu;
const ENDS_SENTENCE = /[。！？!?…；;，,：:.]["”』」）)]*$/u;

/** One line of the dump that says something, with its number for people (from 1). */
interface DumpLine {
  text: string;
  number: number;
}

/** A parsed post with the lines it came from, first and last, both counted from 1. */
export interface DumpedPost {
  post: ImportedPost;
  firstLine: number;
  lastLine: number;
}

export type DumpEvent = ({ kind: 'post' } & DumpedPost) | { kind: 'skipped'; skipped: Skipped };

/**
 * Reads a channel dump line by line: for each post an optional link line, an optional title line, the body, the body once
 * more, and a line of reactions (`❤2😢1`), which ends a block. Posts come in file order. What is no post is reported with
 * its line.
 */
export function createDumpReader(fileName: string): { push(line: string): DumpEvent[]; end(): DumpEvent[] } {
  let block: DumpLine[] = [];
  let blockLength = 0;
  let number = 0;
  const finish = (reactions: Reaction[], lastLine: number): DumpEvent[] => {
    const events = parseBlock(block, reactions, lastLine, fileName);
    block = [];
    blockLength = 0;
    return events;
  };
  return {
    push(line) {
      number++;
      const text = cleanText(line).trim();
      if (text === '') return [];
      const reactions = parseReactions(text);
      if (reactions === null) {
        block.push({ text, number });
        blockLength += text.length;
        return block.length < MAX_BLOCK_LINES && blockLength < MAX_BLOCK_LENGTH ? [] : finish([], number);
      }
      if (block.length > 0) return finish(reactions, number);
      return [skippedAt('reactions-without-text', fileName, number, text)];
    },
    end: () => (block.length > 0 ? finish([], number) : []),
  };
}

/** What one post takes of a block: indexes into its lines. */
interface Shape {
  start: number;
  bodyStart: number;
  bodyEnd: number;
  end: number;
  hasTitle: boolean;
  hasLink: boolean;
}

function parseBlock(block: DumpLine[], reactions: Reaction[], lastLine: number, fileName: string): DumpEvent[] {
  const keys = numberLines(block);
  const events: DumpEvent[] = [];
  for (let start = 0; start < block.length; ) {
    const shape = findShape(block, keys, start);
    const isLast = shape.end === block.length;
    events.push(...createPost(block, shape, isLast ? reactions : [], isLast ? lastLine : null, fileName));
    start = shape.end;
  }
  return events;
}

function findShape(block: DumpLine[], keys: number[], start: number): Shape {
  const length = block.length;
  const hasLink = LINK_LINE.test(block[start]?.text ?? '');
  const first = hasLink ? start + 1 : start;
  let best: Shape | null = null;
  for (const hasTitle of [false, true]) {
    const bodyStart = hasTitle ? first + 1 : first;
    for (let size = (length - bodyStart) >> 1; size > 0; size--) {
      if (!isRepeated(keys, bodyStart, size)) continue;
      const end = bodyStart + 2 * size;
      const shape = { start, bodyStart, bodyEnd: bodyStart + size, end, hasTitle, hasLink };
      if (end === length) return shape;
      const isLong = size > 1 || (block[bodyStart]?.text.length ?? 0) >= MIN_REPEATED_LENGTH;
      if (isLong && (best === null || end > best.end)) best = shape;
      break;
    }
  }
  return best ?? createUnrepeatedShape(block, start, first, hasLink);
}

function createUnrepeatedShape(block: DumpLine[], start: number, first: number, hasLink: boolean): Shape {
  const line = block[first]?.text ?? '';
  const hasTitle = block.length - first > 1 && line.length <= MAX_PLAIN_TITLE_LENGTH && !ENDS_SENTENCE.test(line);
  const bodyStart = hasTitle ? first + 1 : first;
  return { start, bodyStart, bodyEnd: block.length, end: block.length, hasTitle, hasLink };
}

/** True when `size` lines from `start` come once more right after themselves. */
function isRepeated(keys: number[], start: number, size: number): boolean {
  for (let i = start; i < start + size; i++) if (keys[i] !== keys[i + size]) return false;
  return true;
}

/** Equal lines have equal numbers; spaces do not count. */
function numberLines(block: DumpLine[]): number[] {
  const numbers = new Map<string, number>();
  return block.map(({ text }) => {
    const key = text.replace(/\s+/gu, ' ');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}

function createPost(
  block: DumpLine[],
  shape: Shape,
  reactions: Reaction[],
  lastLine: number | null,
  fileName: string,
): DumpEvent[] {
  const firstLine = block[shape.start]?.number ?? 0;
  const url = shape.hasLink ? (block[shape.start]?.text ?? '') : '';
  const titleLine = shape.hasTitle ? (block[shape.bodyStart - 1]?.text ?? '') : '';
  const titleIsText = titleLine.length > MAX_TITLE_LENGTH;
  const text = block
    .slice(titleIsText ? shape.bodyStart - 1 : shape.bodyStart, shape.bodyEnd)
    .map((line) => line.text)
    .join('\n');
  if (text === '') {
    const events = [skippedAt('link-without-text', fileName, firstLine, url)];
    const counts = reactions.map(({ emoji, count }) => `${emoji}${count}`).join('');
    if (counts !== '') events.push(skippedAt('reactions-without-text', fileName, lastLine ?? firstLine, counts));
    return events;
  }
  const { post, reasons } = createImportedPost({ title: titleIsText ? '' : titleLine, text, url, reactions });
  const events: DumpEvent[] = reasons.map((reason) => skippedAt(reason, fileName, firstLine, titleLine || text));
  const end = lastLine ?? block[shape.end - 1]?.number ?? firstLine;
  return post === null ? events : [...events, { kind: 'post', post, firstLine, lastLine: end }];
}

/** Something of the dump that was skipped or changed, with the line it stands in. */
export function skippedAt(reason: ImportSkipReason, fileName: string, line: number, text: string): DumpEvent {
  return { kind: 'skipped', skipped: createSkipped(reason, `${fileName}:${line}`, text) };
}

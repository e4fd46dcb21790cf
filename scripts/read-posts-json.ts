import * as v from 'valibot';
import { createImportedPost } from '../utils/post/create-post.ts';
import type { ImportedPost } from '../utils/post/post.ts';
import { PostRecord } from './posts-json-schema.ts';

/** A publisher's file that is not what the schema says: the message names file, line and field. */
export class PostsFileError extends Error {
  constructor(fileName: string, line: number, problem: string, options?: ErrorOptions) {
    super(`${fileName}:${line}: ${problem}`, options);
    this.name = 'PostsFileError';
  }
}

/** Reads a JSON array of posts. Strict: what is wrong is the publisher's to correct, so nothing is skipped. */
export function readPostsJson(text: string, fileName: string): ImportedPost[] {
  const json = text.replace(/^\uFEFF/u, '');
  const lineAt = createLineFinder(json);
  const parsed = parseJson(json, fileName, lineAt);
  if (!Array.isArray(parsed))
    throw new PostsFileError(fileName, 1, 'the file must hold a JSON array of posts: [ {…}, {…} ]');
  const records = locateRecords(json);
  return parsed.map((value: unknown, index) => {
    const result = v.safeParse(PostRecord, value);
    const record = records[index];
    if (!result.success) {
      const issue = result.issues[0];
      const path = issue.path?.map(({ key }) => String(key)) ?? [];
      const offset = record?.fields.get(path[0] ?? '') ?? record?.offset ?? 0;
      throw new PostsFileError(fileName, lineAt(offset), describe(index, path, issue.message));
    }
    const { post } = createImportedPost(result.output);
    if (post === null)
      throw new PostsFileError(fileName, lineAt(record?.offset ?? 0), describe(index, [], 'needs a title or a text'));
    return post;
  });
}

function describe(index: number, path: string[], problem: string): string {
  const field = path.length === 0 ? '' : `, field "${path.join('.')}"`;
  return `post ${index + 1}${field} ${problem}`;
}

function parseJson(json: string, fileName: string, lineAt: (offset: number) => number): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = /position (\d+)/u.exec(message)?.[1];
    const line = position === undefined ? lineAt(json.length) : lineAt(Number(position));
    throw new PostsFileError(fileName, line, `not valid JSON: ${message}`, { cause });
  }
}

function createLineFinder(text: string): (offset: number) => number {
  return (offset) => {
    let line = 1;
    for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++;
    return line;
  };
}

interface RecordPlace {
  offset: number;
  /** Where each field's name stands. */
  fields: Map<string, number>;
}

/** Where the records of a valid JSON array, and their fields, begin. JSON.parse does not say. */
function locateRecords(json: string): RecordPlace[] {
  const records: RecordPlace[] = [];
  let depth = 0;
  let expectsRecord = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json.charAt(i);
    if (depth === 1 && expectsRecord && !/[\s\]]/u.test(sign)) {
      records.push({ offset: i, fields: new Map() });
      expectsRecord = false;
    }
    if (sign === '"') {
      const end = findStringEnd(json, i);
      const isName = depth === 2 && /^\s*:/u.test(json.slice(end + 1, end + 50));
      if (isName) records.at(-1)?.fields.set(String(JSON.parse(json.slice(i, end + 1))), i);
      i = end;
    } else if (sign === '[' || sign === '{') {
      depth++;
      if (depth === 1) expectsRecord = true;
    } else if (sign === ']' || sign === '}') depth--;
    else if (sign === ',' && depth === 1) expectsRecord = true;
  }
  return records;
}

function findStringEnd(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json.charAt(i) === '\\') i++;
    else if (json.charAt(i) === '"') return i;
  }
  return json.length;
}

import { Tokenizer, TokenType } from '@streamparser/json';
import { ImportFailure } from '../importer/import-failure.ts';
import type { ImportFile } from '../importer/importer.ts';
import { encodingOf } from './detect-encoding.ts';
import { type BadBytes, readText } from './read-text.ts';
import { createEscapeRepair } from './repair-escapes.ts';
import { createAssignmentSkipper } from './skip-assignment.ts';

/** Bytes of one record; a larger one is skipped. A Telegram message has some kilobytes, a whole article below 1 MB. */
const MAX_RECORD_LENGTH = 16_000_000;
/** Bytes between two tokens: one text longer than this is no text of a post and would fill the memory. */
const MAX_TOKEN_LENGTH = 32_000_000;
/** Nesting that any of our formats could have, many times over. */
const MAX_DEPTH = 500;
/** Tokenizer's own buffer for long texts. Below 64 KiB it would make them of single characters. */
const STRING_BUFFER_BYTES = 65_536;

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}
export type JsonPath = readonly (string | number)[];

/**
 * What to do with the value at a path: 'build' it and give it as a record, 'enter' it and ask again for what is inside,
 * or 'skip' it unbuilt. The path is live: copy what must be kept.
 */
export type JsonPlan = (path: JsonPath) => 'build' | 'enter' | 'skip';

export interface JsonRecord {
  path: JsonPath;
  /** undefined when the record was larger than the bound. */
  value: JsonValue | undefined;
  bytesDone: number;
}

export interface JsonReadOptions {
  /** Telegram's `\x0C`. */
  repairsEscapes?: boolean;
  /** `window.YTD.tweets.part0 = [...]`: data written as a script. */
  skipsAssignment?: boolean;
  bad?: BadBytes;
}

/**
 * Reads the chosen records of a JSON file of any size, in file order, holding one of them at a time. Objects have no
 * prototype, so a "__proto__" key is a key like any other.
 * Throws ImportFailure: file-truncated, file-malformed (with the byte), and what readText throws.
 */
export async function* readJsonRecords(
  file: ImportFile,
  plan: JsonPlan,
  signal: AbortSignal,
  options: JsonReadOptions = {},
): AsyncGenerator<JsonRecord> {
  const assembler = createAssembler(plan);
  const tokenizer = new Tokenizer({ stringBufferSize: STRING_BUFFER_BYTES });
  let lengthSinceToken = 0;
  let lastOffset = 0;
  const countsBytes = encodingOf(file) === 'utf-8';
  let error: unknown = null;
  tokenizer.onToken = ({ token, value, offset }) => {
    lengthSinceToken = 0;
    lastOffset = offset;
    assembler.take(token, value, offset);
  };
  tokenizer.onError = (thrown) => {
    error ??= thrown;
  };
  const unwrap = options.skipsAssignment === true ? createAssignmentSkipper() : (piece: string) => piece;
  const repair = options.repairsEscapes === true ? createEscapeRepair() : (piece: string) => piece;
  let bytes = 0;
  for await (const { text, bytesDone } of readText(file, signal, options.bad)) {
    const start = bytes;
    bytes = bytesDone;
    lengthSinceToken += text.length;
    const piece = unwrap(text);
    if (!(options.skipsAssignment === true && assembler.isComplete()) && (!tokenizer.isEnded || piece.trim() !== ''))
      tokenizer.write(repair(piece));
    for (const { path, value } of assembler.takeRecords()) yield { path, value, bytesDone };
    // The tokenizer counts in UTF-8: for other encodings the piece says roughly where.
    const byte = countsBytes ? lastOffset : start;
    if (error !== null && options.skipsAssignment === true && assembler.isComplete()) return;
    if (error !== null) throw createMalformed(file, byte, error);
    if (lengthSinceToken > MAX_TOKEN_LENGTH) throw createMalformed(file, byte, 'value too long');
  }
  // A number at the very end is a token only now. An end inside a token is what isComplete() tells.
  try {
    tokenizer.end();
  } catch (thrown) {
    throw createMalformed(file, bytes, thrown);
  }
  for (const { path, value } of assembler.takeRecords()) yield { path, value, bytesDone: bytes };
  if (assembler.isComplete()) {
    if (error !== null) throw createMalformed(file, bytes, error);
  } else {
    if (!assembler.hasStarted() && lengthSinceToken === 0)
      throw new ImportFailure('file-empty', file.name, file.name, 'export-again');
    throw new ImportFailure('file-truncated', file.name, `${file.name}@${bytes}`, 'export-again');
  }
}

function createMalformed(file: ImportFile, byte: number, cause: unknown): ImportFailure {
  return new ImportFailure('file-malformed', file.name, `${file.name}@${byte}`, 'export-again', cause);
}

interface Level {
  isArray: boolean;
  /** null when this level is entered or skipped, not built. */
  built: JsonObject | JsonValue[] | null;
  plan: 'build' | 'enter' | 'skip';
  state: 'first' | 'value' | 'key' | 'colon' | 'next';
}

/** Puts tokens together: checks the grammar that the tokenizer does not, and builds only what the plan wants. */
function createAssembler(plan: JsonPlan) {
  const levels: Level[] = [];
  const path: (string | number)[] = [];
  let records: { path: JsonPath; value: JsonValue | undefined }[] = [];
  let rootState: 'start' | 'open' | 'done' = 'start';
  /** Depth and offset where the record being built began; -1 when none is. */
  let recordDepth = -1;
  let recordOffset = 0;
  let recordIsTooLarge = false;

  function startValue(offset: number): 'build' | 'enter' | 'skip' {
    const level = levels.at(-1);
    if (level === undefined) {
      if (rootState !== 'start') throw new Error('more than one value');
      rootState = 'open';
    } else {
      if (level.isArray ? level.state !== 'first' && level.state !== 'value' : level.state !== 'value')
        throw new Error('value not expected');
      level.state = 'next';
      if (level.plan !== 'enter') return recordIsTooLarge ? 'skip' : level.plan;
    }
    const chosen = plan(path);
    if (chosen === 'build') {
      recordDepth = levels.length;
      recordOffset = offset;
      recordIsTooLarge = false;
    }
    return chosen;
  }

  function putValue(value: JsonValue): void {
    const built = levels.at(-1)?.built;
    if (built === undefined || built === null) return;
    const key = path.at(-1);
    if (Array.isArray(built)) built.push(value);
    else if (typeof key === 'string') built[key] = value;
  }

  function endValue(value: JsonValue | undefined): void {
    if (levels.length === recordDepth) {
      records.push({ path: [...path], value: recordIsTooLarge ? undefined : value });
      recordDepth = -1;
      recordIsTooLarge = false;
    }
    if (levels.length === 0) rootState = 'done';
  }

  function open(isArray: boolean, offset: number): void {
    const chosen = startValue(offset);
    if (levels.length >= MAX_DEPTH) throw new Error('nested too deep');
    let built: Level['built'] = null;
    if (chosen === 'build') {
      // The one way to make an object without a prototype is untyped.
      built = isArray ? [] : (Object.create(null) as JsonObject);
      putValue(built);
    }
    levels.push({ isArray, built, plan: chosen, state: 'first' });
    path.push(isArray ? 0 : '');
  }

  function close(isArray: boolean): void {
    const level = levels.at(-1);
    if (level === undefined || level.isArray !== isArray) throw new Error('bracket does not match');
    if (level.state !== 'first' && level.state !== 'next') throw new Error('bracket not expected');
    levels.pop();
    path.pop();
    endValue(level.built ?? undefined);
  }

  return {
    take(token: TokenType, value: unknown, offset: number): void {
      if (recordDepth >= 0 && !recordIsTooLarge && offset - recordOffset > MAX_RECORD_LENGTH) dropRecord();
      const level = levels.at(-1);
      switch (token) {
        case TokenType.LEFT_BRACE:
        case TokenType.LEFT_BRACKET:
          open(token === TokenType.LEFT_BRACKET, offset);
          break;
        case TokenType.RIGHT_BRACE:
        case TokenType.RIGHT_BRACKET:
          close(token === TokenType.RIGHT_BRACKET);
          break;
        case TokenType.COLON:
          if (level?.state !== 'colon') throw new Error('":" not expected');
          level.state = 'value';
          break;
        case TokenType.COMMA: {
          if (level?.state !== 'next') throw new Error('"," not expected');
          level.state = level.isArray ? 'value' : 'key';
          const index = path.at(-1);
          if (typeof index === 'number') path[path.length - 1] = index + 1;
          break;
        }
        case TokenType.STRING:
          if (level && !level.isArray && (level.state === 'first' || level.state === 'key')) {
            path[path.length - 1] = String(value);
            level.state = 'colon';
          } else {
            takeScalar(String(value), offset);
          }
          break;
        case TokenType.NUMBER:
        case TokenType.TRUE:
        case TokenType.FALSE:
        case TokenType.NULL:
          takeScalar(typeof value === 'number' || typeof value === 'boolean' ? value : null, offset);
          break;
        default:
          throw new Error('token not expected');
      }
    },
    takeRecords() {
      const taken = records;
      records = [];
      return taken;
    },
    hasStarted: () => rootState !== 'start',
    isComplete: () => rootState === 'done',
  };

  function takeScalar(value: JsonValue, offset: number): void {
    if (startValue(offset) === 'build') putValue(value);
    endValue(value);
  }

  /** Lets go of a record that grew too large; the rest of it is read without building. */
  function dropRecord(): void {
    recordIsTooLarge = true;
    for (const level of levels.slice(recordDepth)) {
      level.built = null;
      level.plan = 'skip';
    }
  }
}

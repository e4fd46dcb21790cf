import type { ImportChoice } from '../protocol/library-client.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { skippedEvent } from './importer/post-events.ts';
import { readTelegramMessage, type TelegramChat } from './read-telegram-message.ts';
import { decodeHead } from './reading/decode-head.ts';
import { asObject, textField } from './reading/json-fields.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { type JsonPath, type JsonPlan, readJsonRecords } from './reading/read-json-records.ts';
import { type Album, createAlbum } from './telegram-album.ts';

/** Chats that are somebody's own notes or public speech. Private talk is never preselected. */
const PRESELECTED = new Set(['saved_messages', 'private_channel', 'public_channel']);
const NAMED = new Set(['public_channel', 'public_supergroup']);
const CHAT_TYPES =
  /"type"\s*:\s*"(?:saved_messages|replies|verification_codes|personal_chat|bot_chat|private_group|private_supergroup|public_supergroup|private_channel|public_channel)"/;
const PUBLIC_NAME = /^(?:https?:\/\/)?(?:t\.me\/|telegram\.me\/|@)?(?:s\/)?([A-Za-z]\w{3,31})\/?$/;

interface CountedChat extends TelegramChat {
  count: number;
}

/**
 * Telegram Desktop's result.json: one chat, or a whole account. Fields from tdesktop's export source
 * (export_output_json.cpp); its traps are met where they are: no username in the file, no album ids, `\x0C` escapes.
 */
export const telegram: Importer = {
  format: 'telegram',
  recognise(file) {
    const head = decodeHead(file);
    if (!/^\s*\{/.test(head)) return 0;
    if (CHAT_TYPES.test(head) && /"messages"\s*:\s*\[/.test(head)) return 0.98;
    if (/"about"\s*:\s*"[^"]*Telegram/.test(head)) return 0.98;
    if (/"(?:personal_information|frequent_contacts|left_chats|date_unixtime)"\s*:/.test(head)) return 0.9;
    return 0;
  },

  /** The same chat may lie beside it as HTML, for people. */
  claim: (files) => files.filter((file) => telegram.recognise(file) >= 0.9),

  async listChoices(files, signal) {
    const chats = new Map<string, CountedChat>();
    for (const file of files) {
      try {
        await countChats(file, chats, signal);
      } catch (thrown) {
        // A damaged file still has the chats before the damage; read() will say where it ends.
        if (!(thrown instanceof ImportFailure)) throw thrown;
      }
    }
    return toChoices([...chats.values()]);
  },

  read(files, choices, signal) {
    return readEachFile(files, signal, (file, reading) => readExport(file, choices, reading));
  },
};

async function countChats(file: ImportFile, chats: Map<string, CountedChat>, signal: AbortSignal): Promise<void> {
  const tracker = createChatTracker();
  for await (const { path, value } of readJsonRecords(file, plan, signal, { repairsEscapes: true })) {
    const chat = tracker.at(path);
    const key = path.at(-1);
    if (typeof key === 'string') tracker.learn(key, value);
    if (chat.id === '') continue;
    // An export of one chat needs no choice between chats, so its messages need not be counted.
    const isOneChat = path.length === 2 && path[0] === 'messages';
    const known = chats.get(chat.id) ?? { ...chat, count: 0 };
    if (typeof key === 'number') known.count++;
    // The header's fields come one by one: what is known last stands.
    known.name = chat.name;
    known.type = chat.type;
    chats.set(chat.id, known);
    if (isOneChat) return;
  }
}

function toChoices(chats: CountedChat[]): ImportChoice[] {
  const choices: ImportChoice[] = [];
  if (chats.length > 1) {
    const listed = chats.map(({ id, name, type, count }) => ({
      id,
      name,
      type,
      count,
      isSelected: PRESELECTED.has(type),
    }));
    choices.push({ kind: 'chats', chats: listed });
  }
  for (const chat of chats) {
    if (NAMED.has(chat.type)) choices.push({ kind: 'channel-name', chatId: chat.id, chatName: chat.name, value: '' });
  }
  return choices;
}

/** Depth of a chat's own fields: 1 in an export of one chat, 4 in chats.list[n]. -1 elsewhere. */
function chatDepth(path: JsonPath): number {
  const [first, second, third] = path;
  if ((first === 'chats' || first === 'left_chats') && second === 'list' && typeof third === 'number') return 3;
  return first === 'chats' || first === 'left_chats' ? -1 : 0;
}

const HEADER_FIELDS = new Set<string | number>(['name', 'type', 'id']);

/** Builds the chats' headers and messages, whatever else an account export holds is skipped unbuilt. */
const plan: JsonPlan = (path) => {
  const [first, second] = path;
  if (path.length === 0) return 'enter';
  if (first === 'chats' || first === 'left_chats') {
    if (path.length === 1) return 'enter';
    if (second !== 'list') return 'skip';
    if (path.length <= 3) return 'enter';
  }
  const depth = chatDepth(path);
  const key = path[depth];
  if (key === undefined) return 'skip';
  if (path.length === depth + 1) return HEADER_FIELDS.has(key) ? 'build' : key === 'messages' ? 'enter' : 'skip';
  return path.length === depth + 2 && key === 'messages' ? 'build' : 'skip';
};

/** Knows whose messages are being read: a chat's name, type and id stand before its messages. */
function createChatTracker() {
  let place = '';
  let chat: TelegramChat = { id: '', name: '', type: '' };
  return {
    at(path: JsonPath): TelegramChat {
      const depth = chatDepth(path);
      const now = path.slice(0, Math.max(0, depth)).join('/');
      if (now !== place) {
        place = now;
        chat = { id: '', name: '', type: '' };
      }
      return chat;
    },
    learn(key: string, value: unknown): void {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      if (key === 'id') chat.id = text;
      else if (key === 'name') chat.name = text;
      else if (key === 'type') chat.type = text;
    },
  };
}

async function* readExport(
  file: ImportFile,
  choices: ImportChoice[],
  reading: FileReading,
): AsyncGenerator<ImportEvent> {
  const album = createAlbum();
  try {
    yield* readMessages(file, choices, reading, album);
  } catch (thrown) {
    // The message before the damage may still wait for the rest of its album.
    yield* album.release();
    throw thrown;
  }
  yield* album.release();
}

async function* readMessages(
  file: ImportFile,
  choices: ImportChoice[],
  reading: FileReading,
  album: Album,
): AsyncGenerator<ImportEvent> {
  const isWanted = createChatFilter(choices);
  const names = readChannelNames(choices);
  const tracker = createChatTracker();
  let isOnlyChat = true;
  const records = readJsonRecords(file, plan, reading.signal, { repairsEscapes: true, bad: reading.bad });
  for await (const { path, value, bytesDone } of records) {
    const done = reading.bytesBefore + bytesDone;
    const key = path.at(-1);
    const before = album.belongsTo;
    const chat = tracker.at(path);
    if (before !== null && before !== chat) yield* album.release();
    if (typeof key === 'string') {
      tracker.learn(key, value);
      continue;
    }
    if (path.length > 2) isOnlyChat = false;
    const message = asObject(value);
    const place = `${file.name}#${message ? textField(message, 'id') || key : key}`;
    if (message === null) {
      yield skippedEvent(value === undefined ? 'record-too-large' : 'broken-record', place, '');
      continue;
    }
    if (!isWanted(chat, isOnlyChat)) {
      yield skippedEvent('chat-not-selected', place, chat.name);
      continue;
    }
    const type = textField(message, 'type');
    if (type !== 'message') {
      yield* album.release();
      const reason = type === 'service' ? 'service-message' : 'not-a-post';
      yield skippedEvent(reason, place, textField(message, 'action') || type);
      continue;
    }
    yield* album.take({ raw: readTelegramMessage(message, chat, names), message, chat, place, bytesDone: done });
  }
}

/** Which chats are read: those selected, or by default the only chat, else channels and saved messages. */
function createChatFilter(choices: ImportChoice[]): (chat: TelegramChat, isOnlyChat: boolean) => boolean {
  const selected = new Set<string>();
  let hasChoice = false;
  for (const choice of choices) {
    if (choice.kind !== 'chats') continue;
    hasChoice = true;
    for (const chat of choice.chats) if (chat.isSelected) selected.add(chat.id);
  }
  if (hasChoice) return (chat) => selected.has(chat.id);
  return (chat, isOnlyChat) => isOnlyChat || PRESELECTED.has(chat.type);
}

/** The public name in what a reader wrote: `@name`, `t.me/name`; '' when it is none. */
export function parsePublicName(value: string): string {
  return PUBLIC_NAME.exec(value.trim())?.[1] ?? '';
}

function readChannelNames(choices: ImportChoice[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const choice of choices) {
    if (choice.kind !== 'channel-name') continue;
    const name = parsePublicName(choice.value);
    if (name !== '') names.set(choice.chatId, name);
  }
  return names;
}

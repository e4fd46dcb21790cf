import type { RawPost } from '../post/create-post.ts';
import type { ImportEvent } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import type { TelegramChat } from './read-telegram-message.ts';
import { textField } from './reading/json-fields.ts';
import type { JsonObject } from './reading/read-json-records.ts';

export type Album = ReturnType<typeof createAlbum>;

interface Message {
  raw: RawPost;
  message: JsonObject;
  chat: TelegramChat;
  place: string;
  bytesDone: number;
}

/**
 * An album is several messages of one second with media, of which one at most has text. The file has no album ids
 * (tdesktop#16890), so this is how they are told. The first message's link stands; reactions come from all.
 */
export function createAlbum() {
  let pending: Message | null = null;
  function* release(): Generator<ImportEvent> {
    if (pending === null) return;
    const { raw, place, bytesDone } = pending;
    pending = null;
    yield* postEvents(raw, place, bytesDone);
  }
  return {
    get belongsTo() {
      return pending?.chat ?? null;
    },
    release,
    *take(next: Message): Generator<ImportEvent> {
      if (pending !== null && isSameAlbum(pending, next)) {
        const isTextOfNext = (pending.raw.text ?? '') === '';
        const { title, text, tags, url } = isTextOfNext
          ? { ...next.raw, url: pending.raw.url || next.raw.url }
          : pending.raw;
        const reactions = [...(pending.raw.reactions ?? []), ...(next.raw.reactions ?? [])];
        pending = { ...pending, raw: { ...pending.raw, title, text, tags, url, reactions }, bytesDone: next.bytesDone };
        return;
      }
      yield* release();
      pending = next;
    },
  };
}

function isSameAlbum(first: Message, second: Message): boolean {
  if (first.chat !== second.chat || !hasMedia(first.message) || !hasMedia(second.message)) return false;
  for (const key of ['date_unixtime', 'date', 'from_id', 'forwarded_from', 'reply_to_message_id']) {
    if (textField(first.message, key) !== textField(second.message, key)) return false;
  }
  return (first.raw.text ?? '') === '' || (second.raw.text ?? '') === '';
}

function hasMedia(message: JsonObject): boolean {
  return message.photo !== undefined || message.file !== undefined || message.media_type !== undefined;
}

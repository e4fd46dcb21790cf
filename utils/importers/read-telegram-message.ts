import type { RawPost } from '../post/create-post.ts';
import type { Reaction } from '../post/post.ts';
import { asObject, listField, objectField, textField } from './reading/json-fields.ts';
import type { JsonObject } from './reading/read-json-records.ts';

/** Chats with addresses of the form t.me/c/<id>/<message>, or t.me/<name>/<message> when the name is known. */
const LINKED = new Set(['private_channel', 'public_channel', 'private_supergroup', 'public_supergroup']);
/** A bold first line up to this long is a title; longer ones are emphasised text. */
const MAX_BOLD_TITLE_LENGTH = 100;

/** The chat whose messages are being read, as far as its header has told. */
export interface TelegramChat {
  id: string;
  name: string;
  type: string;
}

interface TextPart {
  type: string;
  text: string;
  href: string;
}

/** One message as a post. `names` holds the public names of channels by chat id. */
export function readTelegramMessage(message: JsonObject, chat: TelegramChat, names: Map<string, string>): RawPost {
  const parts = readParts(message);
  const words = parts.map((part) => part.text).join('');
  const spoken = [words, readPoll(message), readTodoList(message)].filter((part) => part.trim() !== '').join('\n');
  const wholeText = spoken === '' ? nameMedia(message) : spoken;
  const links = parts.flatMap((part) =>
    part.type === 'link' ? [part.text] : part.type === 'text_link' ? [part.href] : [],
  );
  const { title, text } = splitTitle(parts, wholeText);
  return {
    title,
    text,
    url: createMessageUrl(textField(message, 'id'), chat, names) || completeLink(links[0] ?? ''),
    author:
      textField(message, 'forwarded_from') || textField(message, 'author') || textField(message, 'from') || chat.name,
    publishedAt: textField(message, 'date_unixtime') || textField(message, 'date'),
    tags: parts.filter((part) => part.type === 'hashtag').map((part) => part.text.replace(/@\w+$/, '')),
    reactions: readReactions(message),
  };
}

/** `text_entities` when there (since 4.2), else `text`, which is a text or a list of texts and entities. */
function readParts(message: JsonObject): TextPart[] {
  const entities = listField(message, 'text_entities');
  const source =
    entities.length > 0 ? entities : Array.isArray(message.text) ? message.text : [textField(message, 'text')];
  const parts: TextPart[] = [];
  for (const value of source) {
    const entity = asObject(value);
    if (entity)
      parts.push({ type: textField(entity, 'type'), text: textField(entity, 'text'), href: textField(entity, 'href') });
    else if (typeof value === 'string') parts.push({ type: 'plain', text: value, href: '' });
  }
  return parts;
}

/** A bold first line of its own is the title; the rest is the text. Else the post has no title of its own. */
function splitTitle(parts: TextPart[], wholeText: string): { title: string; text: string } {
  let bold = '';
  for (const part of parts) {
    if (part.text === '') continue;
    if (part.type !== 'bold' && !(bold !== '' && part.type === 'custom_emoji')) break;
    bold += part.text;
  }
  const rest = wholeText.slice(bold.length);
  const title = bold.trim();
  if (title === '' || title.includes('\n') || title.length > MAX_BOLD_TITLE_LENGTH)
    return { title: '', text: wholeText };
  const startsNewLine = bold.endsWith('\n') || /^[ \t]*\n/.test(rest);
  return startsNewLine && rest.trim() !== '' ? { title, text: rest } : { title: '', text: wholeText };
}

function readPoll(message: JsonObject): string {
  const poll = objectField(message, 'poll');
  if (poll === null) return '';
  return [richText(poll, 'question'), ...listAnswers(poll)].join('\n');
}

function readTodoList(message: JsonObject): string {
  const list = objectField(message, 'todo_list');
  if (list === null) return '';
  return [richText(list, 'title'), ...listAnswers(list)].join('\n');
}

function listAnswers(object: JsonObject): string[] {
  return listField(object, 'answers').map((answer) => `- ${richText(asObject(answer) ?? {}, 'text')}`);
}

/** A text that is plain, or a list of plain parts and of entities. */
function richText(object: JsonObject, key: string): string {
  const parts = listField(object, key).map((part) =>
    typeof part === 'string' ? part : textField(asObject(part) ?? {}, 'text'),
  );
  return parts.length > 0 ? parts.join('') : textField(object, key);
}

/** Media that have names of their own: files, pieces of music and podcasts, places. A picture or a sticker has none. */
function nameMedia(message: JsonObject): string {
  const mediaType = textField(message, 'media_type');
  const place = [textField(message, 'place_name'), textField(message, 'address')];
  const sound = [textField(message, 'title'), textField(message, 'performer')];
  const isFile = mediaType === '' && !/^(?:image|video)\//.test(textField(message, 'mime_type'));
  const named = mediaType === 'audio_file' && sound[0] !== '' ? sound : isFile ? [textField(message, 'file_name')] : [];
  return [...named, ...place].filter((part) => part !== '').join('\n');
}

function readReactions(message: JsonObject): Reaction[] {
  const reactions: Reaction[] = [];
  for (const value of listField(message, 'reactions')) {
    const reaction = asObject(value);
    if (reaction === null || typeof reaction.count !== 'number') continue;
    const emoji = textField(reaction, 'emoji') || (textField(reaction, 'type') === 'paid' ? '⭐' : '');
    reactions.push({ emoji, count: reaction.count });
  }
  return reactions;
}

function createMessageUrl(messageId: string, chat: TelegramChat, names: Map<string, string>): string {
  if (!LINKED.has(chat.type) || !/^\d+$/.test(messageId)) return '';
  const name = names.get(chat.id);
  if (name !== undefined) return `https://t.me/${name}/${messageId}`;
  const id = chat.id.replace(/^-100/, '');
  return /^\d+$/.test(id) ? `https://t.me/c/${id}/${messageId}` : '';
}

/** Telegram marks "example.com/a" as a link too. Links that are not http(s) are no address of the post. */
function completeLink(link: string): string {
  if (/^https?:\/\//i.test(link)) return link;
  return /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(link) ? `https://${link}` : '';
}

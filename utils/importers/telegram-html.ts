import { Parser } from 'htmlparser2';
import type { RawPost } from '../post/create-post.ts';
import type { Reaction } from '../post/post.ts';
import type { ImportChoice } from '../protocol/library-client.ts';
import { ImportFailure } from './importer/import-failure.ts';
import type { ImportEvent, Importer, ImportFile } from './importer/importer.ts';
import { postEvents } from './importer/post-events.ts';
import { findHashtags } from './parse-jike-content.ts';
import { decodeHead } from './reading/decode-head.ts';
import { type FileReading, readEachFile } from './reading/read-each-file.ts';
import { readText } from './reading/read-text.ts';
import { parsePublicName } from './telegram.ts';
import { createHtmlTextBuilder, type HtmlTextBuilder } from './text/html-to-text.ts';

const MAX_DEPTH = 1000;
const MAX_BOLD_TITLE_LENGTH = 100;

/**
 * Telegram Desktop's HTML export, its default: `messages.html`, `messages2.html`, … A message of the same person as the one before
 * has no name of its own; a forwarded one stands in a box inside its message.
 */
export const telegramHtml: Importer = {
  format: 'telegram-html',
  recognise: (file) => (isExport(file) ? 0.97 : 0),
  claim: (files) => files.filter(isExport).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  async listChoices(files) {
    const [first] = files;
    const name = first === undefined ? '' : chatName(first);
    return name === '' ? [] : [{ kind: 'channel-name', chatId: name, chatName: name, value: '' }];
  },
  read(files, choices, signal) {
    const channel = channelOf(choices);
    return readEachFile(files, signal, (file, reading) => readMessages(file, channel, reading));
  },
};

function isExport(file: ImportFile): boolean {
  const head = decodeHead(file);
  return /class="page_wrap/.test(head) && /class="(?:message (?:default|service)|history)/.test(head);
}

function chatName(file: ImportFile): string {
  return /class="page_header[\s\S]{0,600}?class="text bold">\s*([^<]{1,200}?)\s*</.exec(decodeHead(file))?.[1] ?? '';
}

function channelOf(choices: readonly ImportChoice[]): string {
  const choice = choices.find(({ kind }) => kind === 'channel-name');
  return choice?.kind === 'channel-name' ? parsePublicName(choice.value) : '';
}

async function* readMessages(
  file: ImportFile,
  channel: string,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  const collector = createMessageCollector();
  const take = function* (done: number): Generator<ImportEvent> {
    for (const message of collector.takeReady()) {
      const id = /^message(\d+)$/.exec(message.id)?.[1] ?? '';
      yield* postEvents(toRawPost(message, id, channel), `${file.name}#${id || message.id}`, done);
    }
  };
  for await (const { text, bytesDone } of readText(file, signal, bad)) {
    collector.write(text);
    if (collector.depth() > MAX_DEPTH)
      throw new ImportFailure('file-malformed', file.name, `${file.name}@${bytesDone}`, 'export-again');
    yield* take(bytesBefore + bytesDone);
  }
  collector.end();
  yield* take(bytesBefore + file.size);
}

interface Message {
  id: string;
  date: string;
  author: string;
  text: string;
  boldStart: string;
  link: string;
  media: string;
  tags: string[];
  reactions: Reaction[];
}

function toRawPost(
  { text, date, author, boldStart, link, media, tags, reactions }: Message,
  id: string,
  channel: string,
): RawPost {
  const rest = text.slice(boldStart.length);
  const hasTitle =
    boldStart !== '' && /^\s*\n/.test(rest) && rest.trim() !== '' && boldStart.length <= MAX_BOLD_TITLE_LENGTH;
  return {
    title: hasTitle ? boldStart : '',
    text: hasTitle ? rest : text || media,
    url: channel !== '' && id !== '' ? `https://t.me/${channel}/${id}` : link,
    author,
    publishedAt: date,
    tags: [...tags, ...findHashtags(text)],
    reactions,
  };
}

type Part = 'chat' | 'author' | 'text' | 'media' | 'question' | 'answer' | 'emoji' | 'count';
const PARTS: Record<string, Part> = {
  from_name: 'author',
  text: 'text',
  question: 'question',
  answer: 'answer',
  emoji: 'emoji',
  count: 'count',
};

function createMessageCollector() {
  let depth = 0;
  let lastAuthor = '';
  let message: Message | null = null;
  let messageDepth = 0;
  let part: { kind: Part; depth: number; builder: HtmlTextBuilder; boldDepth: number } | null = null;
  /** A reply, a forwarded post's date and other words of Telegram's. */
  let quietDepth = 0;
  let isForwarded = false;
  let ready: Message[] = [];

  const finish = () => {
    if (message !== null) ready.push(message);
    message = null;
    part = null;
    quietDepth = 0;
    isForwarded = false;
  };
  const closePart = (now: Message, kind: Part, text: string) => {
    const words = text.trim();
    if (kind === 'author') {
      now.author = words || now.author;
      if (!isForwarded) lastAuthor = words || lastAuthor;
    } else if (kind === 'text') now.text = now.text === '' ? words : `${now.text}\n${words}`;
    else if (kind === 'question') now.text = [now.text, words].filter(Boolean).join('\n');
    else if (kind === 'answer') now.text = `${now.text}\n- ${words.replace(/^- /, '')}`;
    else if (kind === 'media') now.media = [now.media, words].filter(Boolean).join('\n');
    else if (kind === 'emoji') now.reactions.push({ emoji: words, count: 1 });
    else if (kind === 'count') setCount(now.reactions, Number(words));
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      const classes = (attributes.class ?? '').split(/\s+/);
      if (classes.includes('message') && (classes.includes('default') || classes.includes('service'))) {
        finish();
        if (!classes.includes('default')) return;
        message = {
          id: attributes.id ?? '',
          date: '',
          author: lastAuthor,
          text: '',
          boldStart: '',
          link: '',
          media: '',
          tags: [],
          reactions: [],
        };
        messageDepth = depth;
        return;
      }
      if (message === null || quietDepth > 0) return;
      if (part !== null) {
        if (part.kind === 'author' && (classes.includes('details') || name === 'span')) quietDepth = depth;
        else part.builder.open(name);
        if (part.kind === 'text') openInText(message, part, name, attributes);
        return;
      }
      if (classes.includes('forwarded')) isForwarded = true;
      if (classes.includes('date') && attributes.title !== undefined) message.date ||= attributes.title;
      else if (classes.includes('reply_to') || classes.includes('userpic_wrap')) quietDepth = depth;
      else {
        const kind = classes.map((each) => PARTS[each]).find((each) => each !== undefined);
        const isMedia = classes.includes('title') && classes.includes('bold');
        if (kind !== undefined || isMedia)
          part = { kind: kind ?? 'media', depth, builder: createHtmlTextBuilder(), boldDepth: 0 };
      }
    },
    ontext(text) {
      if (message === null || part === null || quietDepth > 0) return;
      part.builder.text(text);
    },
    onclosetag(name) {
      if (quietDepth === depth) quietDepth = 0;
      else if (message !== null && part !== null && quietDepth === 0) {
        if (depth === part.depth) {
          closePart(message, part.kind, part.builder.finish());
          part = null;
        } else {
          if (depth === part.boldDepth) {
            message.boldStart = part.builder.finish().trim();
            part.boldDepth = 0;
          }
          part.builder.close(name);
        }
      }
      if (message !== null && depth === messageDepth) finish();
      depth--;
    },
  });
  function openInText(
    now: Message,
    open: { boldDepth: number; builder: HtmlTextBuilder },
    name: string,
    attributes: Record<string, string>,
  ) {
    const isStart = now.text === '' && now.boldStart === '' && open.builder.finish().trim() === '';
    if (name === 'strong' && isStart) open.boldDepth = depth;
    const [, tag] = /ShowHashtag\(["']([^"']{1,100})/.exec(attributes.onclick ?? '') ?? [];
    if (tag !== undefined) now.tags.push(tag);
    if (name === 'a' && /^https?:/.test(attributes.href ?? '')) now.link ||= attributes.href ?? '';
  }
  return {
    write: (text: string) => parser.write(text),
    end() {
      parser.end();
      finish();
    },
    depth: () => depth,
    takeReady() {
      const taken = ready;
      ready = [];
      return taken;
    },
  };
}

function setCount(reactions: Reaction[], count: number): void {
  const last = reactions.at(-1);
  if (last !== undefined && Number.isSafeInteger(count)) last.count = count;
}

import type { ImportEvent, Importer, ImportFile } from '../importer/importer.ts';
import { postEvents, skippedEvent } from '../importer/post-events.ts';
import { decodeHead } from '../reading/decode-head.ts';
import { asObject, listField, objectField, textField } from '../reading/json-fields.ts';
import { type FileReading, readEachFile } from '../reading/read-each-file.ts';
import { type JsonObject, readJsonRecords } from '../reading/read-json-records.ts';
import { htmlToText } from '../text/html-to-text.ts';
import { listPlan } from './define-json-importer.ts';

/** Posts alone: likes, messages and advertisements lie beside them. */
const TWEETS = /^\s*window\.YTD\.tweets?\.part\d+\s*=/;
const ACCOUNT = /^\s*window\.YTD\.account\.part\d+\s*=/;

/** An X (Twitter) archive: `data/tweets.js`, or `tweet.js` in older ones, in parts when there are many. */
export const xArchive: Importer = {
  format: 'x-archive',
  recognise: (file) => (TWEETS.test(decodeHead(file)) ? 0.98 : 0),
  claim(files) {
    const tweets = files.filter((file) => TWEETS.test(decodeHead(file)));
    return tweets.length === 0 ? [] : [...files.filter((file) => ACCOUNT.test(decodeHead(file))), ...tweets];
  },
  read: (files, _choices, signal) => {
    const userName = files.map((file) => /"username"\s*:\s*"(\w+)"/.exec(decodeHead(file))?.[1]).find(Boolean) ?? '';
    const tweets = files.filter((file) => !ACCOUNT.test(decodeHead(file)));
    return readEachFile(tweets, signal, (file, reading) => readTweets(file, userName, reading));
  },
};

async function* readTweets(
  file: ImportFile,
  userName: string,
  { signal, bad, bytesBefore }: FileReading,
): AsyncGenerator<ImportEvent> {
  let number = 0;
  for await (const { value, bytesDone } of readJsonRecords(file, listPlan, signal, { bad, skipsAssignment: true })) {
    number++;
    const place = `${file.name}#${number}`;
    const record = asObject(value);
    const tweet = record === null ? null : (objectField(record, 'tweet') ?? record);
    if (tweet === null) yield skippedEvent(value === undefined ? 'record-too-large' : 'broken-record', place, '');
    else yield* postEvents(toRawPost(tweet, userName), place, bytesBefore + bytesDone);
  }
}

function toRawPost(tweet: JsonObject, userName: string) {
  const entities = objectField(tweet, 'entities') ?? {};
  const id = textField(tweet, 'id_str') || textField(tweet, 'id');
  const likes = Number(textField(tweet, 'favorite_count'));
  const retweeted = /^RT @(\w+):/.exec(textField(tweet, 'full_text'))?.[1];
  return {
    text: expandLinks(htmlToText(textField(tweet, 'full_text') || textField(tweet, 'text')), entities),
    url: /^\d+$/.test(id) ? `https://x.com/${userName || 'i'}/status/${id}` : '',
    author: retweeted === undefined ? userName && `@${userName}` : `@${retweeted}`,
    publishedAt: textField(tweet, 'created_at'),
    tags: listField(entities, 'hashtags').map((tag) => textField(asObject(tag) ?? {}, 'text')),
    reactions: likes > 0 ? [{ emoji: '❤', count: likes }] : [],
  };
}

/** X shortens every address to t.co; what it stood for is told beside. An attached picture's address says nothing. */
function expandLinks(text: string, entities: JsonObject): string {
  let expanded = text;
  for (const value of [...listField(entities, 'urls'), ...listField(entities, 'media')]) {
    const link = asObject(value);
    const short = link === null ? '' : textField(link, 'url');
    if (link === null || short === '') continue;
    const isMedia = link.media_url !== undefined || link.media_url_https !== undefined;
    expanded = expanded.replaceAll(short, isMedia ? '' : textField(link, 'expanded_url') || short);
  }
  return expanded;
}

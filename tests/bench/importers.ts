/**
 * Reads a made-up Telegram export of a stated size and prints time, speed and peak memory:
 * `node tests/bench/importers.ts [--megabytes 300]`. The file is never held: its stream makes it while it is read.
 */
import { parseArgs } from 'node:util';
import type { ImportFile } from '../../utils/importers/importer/importer.ts';
import { recogniseFiles } from '../../utils/importers/recognise-files.ts';

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '300' } } });
const bytes = Number(values.megabytes) * 1_000_000;
const { signal } = new AbortController();
const file = createTelegramExport(bytes);
let peak = 0;
let posts = 0;
let textLength = 0;
let events = 0;

const startedAt = performance.now();
const { importer, files } = await recogniseFiles([file], signal);
if (importer === null) throw new Error('not recognised');
const choices = (await importer.listChoices?.(files, signal)) ?? [];
const listedAt = performance.now();
const cpuBefore = process.cpuUsage();
for await (const event of importer.read(files, choices, signal)) {
  if (event.kind === 'failed') throw new Error(JSON.stringify(event.error));
  if (event.kind === 'post') {
    posts++;
    textLength += event.post.text.length;
  }
  if (++events % 5000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
}
const seconds = (performance.now() - listedAt) / 1000;
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system) / 1e6;
console.log(
  `${importer.format}: ${values.megabytes} MB, ${posts} posts, ${textLength} characters; ` +
    `choices ${((listedAt - startedAt) / 1000).toFixed(1)} s, reading ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of CPU, with making the file), ` +
    `${Math.round(posts / cpuSeconds)} posts a CPU second, peak resident ${Math.round(peak / 1e6)} MB`,
);

function createTelegramExport(size: number): ImportFile {
  const encoder = new TextEncoder();
  const header = encoder.encode('{"name":"运营手记","type":"public_channel","id":1456789012,"messages":[\n');
  const sentence = '今年店铺 GMV 同比涨了 23%，但退货率也从 11% 爬到 17%，多出来的单子一大半来自满减凑单。\\n';
  return {
    name: 'result.json',
    size,
    head: encoder.encode('{"name":"运营手记","type":"public_channel","id":1456789012,"messages":['),
    stream() {
      let id = 0;
      let sent = 0;
      return new ReadableStream({
        pull(controller) {
          if (id === 0) controller.enqueue(header);
          let piece = '';
          while (piece.length < 65_536) {
            id++;
            const text = `第 ${id} 条：${sentence.repeat(1 + (id % 12))}`;
            piece += `${id === 1 ? '' : ',\n'}{"id":${id},"type":"message","date":"2023-06-19T10:12:00","date_unixtime":"${1_600_000_000 + id * 60}","from":"运营手记","from_id":"channel1456789012","text":["${text}",{"type":"hashtag","text":"#大促"}],"text_entities":[{"type":"plain","text":"${text}"},{"type":"hashtag","text":"#大促"}],"reactions":[{"type":"emoji","count":${(id % 40) + 1},"emoji":"❤"}]}`;
          }
          const bytes = encoder.encode(piece);
          sent += bytes.length;
          controller.enqueue(bytes);
          if (sent < size) return;
          controller.enqueue(encoder.encode(']}'));
          controller.close();
        },
      });
    },
  };
}

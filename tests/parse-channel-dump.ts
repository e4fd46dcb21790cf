import { createDumpReader, type DumpEvent, type DumpedPost } from '../utils/importers/dump-reader.ts';
import type { Skipped } from '../utils/protocol/library-client.ts';

/** The posts of a whole dump at once, with the lines they came from. The importer reads the same way, line by line. */
export function parseChannelDump(text: string, fileName: string): { posts: DumpedPost[]; skipped: Skipped[] } {
  const posts: DumpedPost[] = [];
  const skipped: Skipped[] = [];
  const take = (events: DumpEvent[]) => {
    for (const event of events) {
      if (event.kind === 'post') posts.push({ post: event.post, firstLine: event.firstLine, lastLine: event.lastLine });
      else skipped.push(event.skipped);
    }
  };
  const reader = createDumpReader(fileName);
  for (const line of text.split(/\r\n|\n|\r/u)) take(reader.push(line));
  take(reader.end());
  return { posts, skipped };
}

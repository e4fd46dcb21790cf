import { addressList } from './address-list.ts';
import { channelDump } from './channel-dump.ts';
import { csv } from './csv.ts';
import { feedXml } from './feed/feed-xml.ts';
import { flomo } from './flomo.ts';
import { htmlPage } from './html/html-page.ts';
import type { Importer } from './importer/importer.ts';
import { instapaper } from './instapaper.ts';
import { jikeCsv } from './jike-csv.ts';
import { jikeText } from './jike-text.ts';
import { bookmarkTree } from './json/bookmark-tree.ts';
import { googleKeep } from './json/google-keep.ts';
import { jsonLines } from './json/json-lines.ts';
import { jsonList } from './json/json-list.ts';
import { mastodon } from './json/mastodon.ts';
import { pinboard } from './json/pinboard.ts';
import { roam } from './json/roam.ts';
import { starredItems } from './json/starred-items.ts';
import { weiboJson } from './json/weibo-json.ts';
import { xArchive } from './json/x-archive.ts';
import { jsonFeed } from './json-feed.ts';
import { karakeep } from './karakeep.ts';
import { linkwarden } from './linkwarden.ts';
import { mail } from './mail.ts';
import { markdown } from './markdown.ts';
import { matter } from './matter.ts';
import { mymind } from './mymind.ts';
import { netscape } from './netscape.ts';
import { evernote } from './notes/evernote.ts';
import { kindleClippings } from './notes/kindle-clippings.ts';
import { weread } from './notes/weread.ts';
import { notion } from './notion.ts';
import { omnivore } from './omnivore.ts';
import { oneTab } from './onetab.ts';
import { pdf } from './pdf.ts';
import { pocket } from './pocket.ts';
import { postsJson } from './posts-json.ts';
import { postsXml } from './posts-xml.ts';
import { raindrop } from './raindrop.ts';
import { readwiseHighlights } from './readwise-highlights.ts';
import { readwiseReader } from './readwise-reader.ts';
import { bibtex } from './references/bibtex.ts';
import { ris } from './references/ris.ts';
import { substack } from './substack.ts';
import { weiboCsv } from './tables/weibo-csv.ts';
import { telegram } from './telegram.ts';
import { telegramHtml } from './telegram-html.ts';
import { wechatArticles } from './wechat-articles.ts';
import { xlsx } from './xlsx.ts';

/** Every importer. Order decides only between equal scores, and between owners of layouts. */
export const IMPORTERS: Importer[] = [
  postsJson,
  telegram,
  wechatArticles,
  jsonFeed,
  karakeep,
  omnivore,
  substack,
  linkwarden,
  notion,
  telegramHtml,
  evernote,
  mail,
  pdf,
  xlsx,
  bibtex,
  ris,
  kindleClippings,
  weread,
  xArchive,
  mastodon,
  googleKeep,
  starredItems,
  pinboard,
  postsXml,
  weiboJson,
  bookmarkTree,
  roam,
  feedXml,
  netscape,
  flomo,
  readwiseHighlights,
  readwiseReader,
  pocket,
  instapaper,
  matter,
  mymind,
  raindrop,
  jikeCsv,
  weiboCsv,
  jikeText,
  oneTab,
  addressList,
  channelDump,
  markdown,
  csv,
  jsonLines,
  jsonList,
  htmlPage,
];

import { browser } from 'wxt/browser';
import type { LibraryClient } from '../protocol/library-client.ts';
import type { FoundPost } from '../protocol/outcome.ts';
import type { Translate } from '../protocol/translate.ts';
import { escapeXml } from './escape-xml.ts';

/** Results under the address bar: the browsers show no more than this many beside the typed text. */
const OMNIBOX_RESULTS = 5;

/** Of the excerpt in one line, characters. */
const EXCERPT_LENGTH = 60;

/** Typing the keyword and words in the address bar lists the first five posts of the library. */
export function startOmnibox(openLibrary: () => LibraryClient, translate: Translate): void {
  let newest = 0;
  browser.omnibox.setDefaultSuggestion({ description: escapeXml(translate('omnibox_hint')) });

  browser.omnibox.onInputChanged.addListener((text, suggest) => {
    const mine = ++newest;
    if (text.trim() === '') return;
    void openLibrary()
      .search(text, OMNIBOX_RESULTS)
      .then((outcome) => {
        if (mine === newest) suggest(outcome.posts.slice(0, OMNIBOX_RESULTS).map(toSuggestion));
      })
      .catch(() => {
        // Overtaken by a newer key press, or the library cannot be opened: the popup's search says why.
      });
  });

  browser.omnibox.onInputEntered.addListener((text, disposition) => {
    newest++;
    const url = /^https?:\/\//i.test(text) ? text : toLibraryUrl(text);
    if (disposition === 'currentTab') void browser.tabs.update({ url });
    else void browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
  });
}

function toSuggestion({ post, excerpt }: FoundPost): { content: string; description: string } {
  const line = excerpt.text.replace(/\s+/g, ' ').slice(0, EXCERPT_LENGTH);
  const description = `${post.title} — ${line}`;
  return {
    // A post without an address opens in the library.
    content: post.url || `post:${post.id}`,
    description: import.meta.env.FIREFOX ? description : escapeXml(description),
  };
}

function toLibraryUrl(text: string): string {
  const page = `${browser.runtime.getURL('/')}library.html`;
  const id = /^post:(\w+)$/.exec(text)?.[1];
  return id ? `${page}?section=posts&post=${id}` : `${page}?section=posts&query=${encodeURIComponent(text)}`;
}

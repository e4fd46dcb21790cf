import type { Importer } from '../importer/importer.ts';
import { asObject, listField, objectField, textField } from '../reading/json-fields.ts';
import { htmlToText } from '../text/html-to-text.ts';
import { defineJsonImporter } from './define-json-importer.ts';

const outbox = defineJsonImporter({
  format: 'mastodon',
  recognise: (head) =>
    /^\s*\{/.test(head) && /"orderedItems"\s*:\s*\[/.test(head) && /activitystreams|"OrderedCollection"/.test(head)
      ? 0.95
      : 0,
  plan(path) {
    if (path.length === 0) return 'enter';
    if (path[0] !== 'orderedItems') return 'skip';
    return path.length === 1 ? 'enter' : 'build';
  },
  toRawPost(activity) {
    const note = objectField(activity, 'object');
    // A boost names somebody else's post by its address and has no words.
    if (note === null || textField(activity, 'type') !== 'Create') return 'not-a-post';
    const [, host = '', user = ''] =
      /^https?:\/\/([^/]+)\/(?:users\/|@)?([^/]+)/.exec(textField(note, 'attributedTo')) ?? [];
    const parts = [htmlToText(textField(note, 'summary')), htmlToText(textField(note, 'content'))];
    return {
      title: textField(note, 'name'),
      text: parts.filter((part) => part !== '').join('\n'),
      url: textField(note, 'url') || textField(note, 'id'),
      author: user === '' ? '' : `@${user}@${host}`,
      publishedAt: textField(note, 'published') || textField(activity, 'published'),
      tags: listField(note, 'tag').flatMap((value) => {
        const tag = asObject(value);
        return tag !== null && textField(tag, 'type') === 'Hashtag' ? [textField(tag, 'name')] : [];
      }),
    };
  },
});

/** A Mastodon archive: `outbox.json` has the posts; likes, bookmarks and the actor beside it have none. */
export const mastodon: Importer = {
  ...outbox,
  claim: (files) => files.filter((file) => outbox.recognise(file) > 0 && /outbox/i.test(file.name)),
};

import type { Importer } from '../importer/importer.ts';
import { asObject, listField, textField } from '../reading/json-fields.ts';
import { htmlToText } from '../text/html-to-text.ts';
import { defineJsonImporter } from './define-json-importer.ts';

const notes = defineJsonImporter({
  format: 'google-keep',
  recognise: (head) =>
    /^\s*\{/.test(head) &&
    /"is(?:Trashed|Pinned|Archived)"\s*:/.test(head) &&
    /"(?:textContent|listContent|title)"\s*:/.test(head)
      ? 0.95
      : 0,
  plan: () => 'build',
  toRawPost(note) {
    if (note.isTrashed === true) return 'deleted';
    const points = listField(note, 'listContent').map((point) => `- ${textField(asObject(point) ?? {}, 'text')}`);
    const [link] = listField(note, 'annotations').map((annotation) => textField(asObject(annotation) ?? {}, 'url'));
    return {
      title: textField(note, 'title'),
      text: [textField(note, 'textContent') || htmlToText(textField(note, 'textContentHtml')), ...points].join('\n'),
      url: link ?? '',
      publishedAt: textField(note, 'createdTimestampUsec') || textField(note, 'userEditedTimestampUsec'),
      tags: listField(note, 'labels').map((label) => textField(asObject(label) ?? {}, 'name')),
    };
  },
});

/** Google Keep's notes from Takeout: one JSON file a note. Takeout writes each once more as HTML: those are skipped. */
export const googleKeep: Importer = {
  ...notes,
  claim: (files) => files.filter((file) => notes.recognise(file) > 0),
};

import { parseDate } from '../../post/parse-date.ts';
import { cleanOutline } from '../markdown/clean-outline.ts';
import { inlineTags } from '../markdown/inline-tags.ts';
import { asObject, listField, textField } from '../reading/json-fields.ts';
import type { JsonValue } from '../reading/read-json-records.ts';
import { markdownToText } from '../text/markdown-to-text.ts';
import { defineJsonImporter, listPlan } from './define-json-importer.ts';

/** Roam Research's JSON: pages of blocks within blocks. */
export const roam = defineJsonImporter({
  format: 'roam',
  recognise: (head) =>
    /^\s*\[\s*\{/.test(head) &&
    /"title"\s*:/.test(head) &&
    /"(?:string|children)"\s*:/.test(head) &&
    /"uid"\s*:/.test(head)
      ? 0.9
      : 0,
  plan: listPlan,
  toRawPost(page) {
    const { text, tags } = cleanOutline(listBlocks(page.children, 0).join('\n'));
    return {
      title: textField(page, 'title'),
      text: markdownToText(text),
      // A daily page is named by its day.
      publishedAt:
        textField(page, 'create-time') || textField(page, 'edit-time') || parseDate(textField(page, 'title')),
      tags: [...tags, ...inlineTags(text)],
    };
  },
});

/** Nesting is bounded by the reader of JSON. */
function listBlocks(value: JsonValue | undefined, depth: number): string[] {
  return listField({ children: value }, 'children').flatMap((child) => {
    const block = asObject(child);
    if (block === null) return [];
    return [`${'  '.repeat(depth)}- ${textField(block, 'string')}`, ...listBlocks(block.children, depth + 1)];
  });
}

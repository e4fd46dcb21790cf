import * as v from 'valibot';

const line = v.pipe(v.string('must be text'), v.maxLength(300, 'must have at most 300 characters'));
const address = v.pipe(
  v.string('must be text'),
  v.check((url) => url === '' || /^https?:\/\/[^\s]+$/iu.test(url), 'must be an http or https address'),
);
const date = v.pipe(
  v.string('must be text'),
  v.check(
    (text) => text === '' || (/^\d{4}-\d{2}-\d{2}(T|$)/u.test(text) && !Number.isNaN(Date.parse(text))),
    'must be an ISO date such as 2025-06-18 or 2025-06-18T08:30:00Z',
  ),
);
const reaction = v.strictObject(
  {
    emoji: v.pipe(v.string('must be text'), v.minLength(1, 'must not be empty')),
    count: v.pipe(
      v.number('must be a number'),
      v.integer('must be a whole number'),
      v.minValue(1, 'must be 1 or more'),
    ),
  },
  'must be an object with emoji and count',
);

/** One post of a publisher's JSON array. Documented for people in docs/BUNDLE-YOUR-POSTS.md. */
export const PostRecord = v.pipe(
  v.strictObject(
    {
      title: v.optional(line, ''),
      text: v.optional(v.string('must be text'), ''),
      url: v.optional(address, ''),
      author: v.optional(line, ''),
      publishedAt: v.optional(date, ''),
      tags: v.optional(
        v.array(v.pipe(v.string('must be text'), v.maxLength(80, 'must have at most 80 characters')), 'must be a list'),
        [],
      ),
      reactions: v.optional(v.array(reaction, 'must be a list'), []),
    },
    'is not a known field of a post',
  ),
  v.check((post) => post.title.trim() !== '' || post.text.trim() !== '', 'needs a title or a text'),
);

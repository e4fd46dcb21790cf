import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPostIdentities } from '../../../../utils/library/imports/post-identities.ts';
import { createPostId } from '../../../../utils/post/create-post-id.ts';

const numbered = fc.record({
  id: fc.oneof(
    fc.constantFrom('0000000000000000', '00000000ffffffff', 'ffffffff00000000', 'ffffffffffffffff'),
    fc.string().map((text) => createPostId({ url: '', title: '', text })),
  ),
  textKey: fc.nat(Number.MAX_SAFE_INTEGER),
});

it('identities of posts come back as they were given, by their place', () => {
  fc.assert(
    fc.property(fc.array(numbered), (list) => {
      const identities = createPostIdentities();
      for (const identity of list) identities.add(identity);
      expect(list.map((_, place) => identities.at(place))).toEqual(list);
    }),
  );
});

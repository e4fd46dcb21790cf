import { expect, it } from 'vitest';
import { escapeXml } from '../../../utils/platform/escape-xml.ts';

it.each([
  ['R&D <b>"天猫"</b> it\'s', 'R&amp;D &lt;b&gt;&quot;天猫&quot;&lt;/b&gt; it&apos;s'],
  ['two\nlines\u0000', 'two lines '],
  ['lone \ud83d surrogate', 'lone   surrogate'],
  ['whole 🍌', 'whole 🍌'],
])('%j is written as %j', (text, safe) => {
  expect(escapeXml(text)).toBe(safe);
});

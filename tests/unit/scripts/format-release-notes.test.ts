import { describe, expect, it } from 'vitest';
import { formatReleaseNotes } from '../../../scripts/format-release-notes.ts';

const CHANGELOG = '# Changelog\n\n## 0.2.0\n\n- New.\n\n## 0.1.0 (unreleased)\n\nThe first.\n\n- One.\n';
const PACKAGES = [{ name: 'pangzheng-0.1.0-chrome.zip', bytes: 12, sha256: 'ab12' }];

describe('release notes', () => {
  it('hold the changes of this version alone, and the hash of every package', () => {
    const notes = formatReleaseNotes('0.1.0', CHANGELOG, PACKAGES);
    expect(notes).toContain('# 0.1.0\n\nThe first.\n\n- One.\n');
    expect(notes).not.toContain('New.');
    expect(notes).toContain('| pangzheng-0.1.0-chrome.zip | 12 | `ab12` |');
  });

  it('are not written for a version that the changelog does not know', () => {
    expect(() => formatReleaseNotes('0.1', CHANGELOG, PACKAGES)).toThrow('no section for 0.1');
  });
});

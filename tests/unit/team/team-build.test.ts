import { describe, expect, it } from 'vitest';
import { readTeamBuild } from '../../../scripts/team/team-build.ts';

const TEAM = JSON.stringify({ engine: 'https://search.example.org:9200', index: 'posts', name: '内容组' });

describe('a build for a team', () => {
  it('is asked for by its variable alone', () => {
    expect(readTeamBuild('')).toBeNull();
    expect(readTeamBuild(TEAM)?.config.name).toBe('内容组');
  });

  it('may reach its engine and says so, and changes nothing else of the manifest', () => {
    const manifest = {
      name: '__MSG_ext_name__',
      permissions: ['activeTab'],
      optional_host_permissions: ['https://*/*'],
      content_security_policy: { extension_pages: "default-src 'none'; connect-src 'self'; img-src 'self'" },
      browser_specific_settings: { gecko: { id: '{a}', data_collection_permissions: { required: ['none'] } } },
    };
    readTeamBuild(TEAM)?.changeManifest(manifest);
    expect(manifest).toEqual({
      name: '__MSG_ext_name__',
      permissions: ['activeTab'],
      optional_host_permissions: ['https://*/*', 'https://search.example.org/*'],
      content_security_policy: {
        extension_pages: "default-src 'none'; connect-src 'self' https://search.example.org:9200; img-src 'self'",
      },
      browser_specific_settings: {
        gecko: {
          id: 'pangzheng-team@search.example.org',
          data_collection_permissions: { required: ['websiteContent', 'searchTerms', 'authenticationInfo'] },
        },
      },
    });
  });

  it('is not made of a policy that says nothing of connections', () => {
    const manifest = { content_security_policy: { extension_pages: "default-src 'none'" } };
    expect(() => readTeamBuild(TEAM)?.changeManifest(manifest)).toThrow(/connect-src/);
  });
});

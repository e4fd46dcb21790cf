export interface ReleasedPackage {
  name: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** The notes of a release as Markdown: its part of the changelog, then the packages with their hashes. Throws when it has none. */
export function formatReleaseNotes(version: string, changelog: string, packages: readonly ReleasedPackage[]): string {
  const part = changelog.split(/^## /m).find((section) => section.split(/[\s(]/)[0] === version);
  if (part === undefined) throw new Error(`CHANGELOG.md has no section for ${version}.`);
  const changes = part.slice(part.indexOf('\n')).trim();
  const rows = packages.map(({ name, bytes, sha256 }) => `| ${name} | ${bytes} | \`${sha256}\` |`);
  return `# ${version}

${changes}

## Packages

| file | bytes | SHA-256 |
|---|---|---|
${rows.join('\n')}

The packages are reproducible: \`npm ci && npm run zip\` on the sources of this release gives the same bytes, on any machine.
Check a download with \`sha256sum -c\`, or rebuild it and compare.
`;
}

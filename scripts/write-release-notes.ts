// npm run release: the three packages, and .output/RELEASE-NOTES.md with what changed and the hash of each.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatReleaseNotes } from './format-release-notes.ts';

const OUT = process.env.PANGZHENG_OUT_DIR || '.output';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = readdirSync(OUT)
  .filter((name) => name.startsWith(`pangzheng-${version}-`) && name.endsWith('.zip'))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(OUT, name));
    return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
if (packages.length !== 3)
  throw new Error(`${OUT} holds ${packages.length} packages of ${version}, not 3. Run \`npm run zip\`.`);
const notes = formatReleaseNotes(version, readFileSync('CHANGELOG.md', 'utf8'), packages);
writeFileSync(join(OUT, 'RELEASE-NOTES.md'), notes);
console.log(notes);

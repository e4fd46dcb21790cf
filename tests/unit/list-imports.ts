import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `import … from`, `export … from`, a bare `import`, `import()` and a worker's or a module's address. */
const SPECIFIERS = [
  /\bfrom\s+'([^']+)'/g,
  /\bimport\s+'([^']+)'/g,
  /\bimport\(\s*'([^']+)'/g,
  /new URL\(\s*'([^']+)',\s*import\.meta\.url/g,
];

/** Files of the project that a source file names as modules, types among them; throws for one that is not there. */
export function listImports(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const found: string[] = [];
  for (const pattern of SPECIFIERS) {
    for (const [, specifier = ''] of source.matchAll(pattern)) {
      if (!specifier.startsWith('.')) continue;
      const target = join(dirname(file), specifier.replace(/\?.*$/, ''));
      if (!existsSync(target)) throw new Error(`${file} imports ${specifier}, which is not there`);
      found.push(target);
    }
  }
  return found;
}

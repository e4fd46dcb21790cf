import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TeamConfig } from '../../utils/team/team-config.ts';
import { parseTeamConfig } from '../../utils/team/team-config.ts';

/** Environment variable in which build.ts hands its arguments to wxt.config.ts. */
export const TEAM_VARIABLE = 'PANGZHENG_TEAM';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const LOCALES = ['zh_CN', 'en'] as const;

/** A file as WXT's `build:publicAssets` hook has it. */
type PublicFile = { absoluteSrc: string; relativeDest: string } | { contents: string; relativeDest: string };

/** The parts of a manifest that a build for a team changes. */
interface ChangedManifest {
  optional_host_permissions?: string[];
  content_security_policy?: unknown;
  browser_specific_settings?: { gecko?: { id?: string; data_collection_permissions?: unknown } };
}

export interface TeamBuild {
  config: TeamConfig;
  /** What is added to the configuration of Vite: our code in place of what ordinary builds have there. */
  vite: { resolve: { alias: Record<string, string> }; define: Record<string, string> };
  changeFiles(files: PublicFile[]): void;
  changeManifest(manifest: object): void;
}

/** The team that this build is for, from the environment; null for everybody else. */
export function readTeamBuild(variable = process.env[TEAM_VARIABLE]): TeamBuild | null {
  if (variable === undefined || variable === '') return null;
  const config = parseTeamConfig(JSON.parse(variable));
  return {
    config,
    vite: {
      resolve: {
        alias: {
          '#team/client': join(ROOT, 'utils/platform/team/client.ts'),
          '#team/worker': join(ROOT, 'utils/platform/team/worker.ts'),
          '#team/view': join(ROOT, 'components/team/view.ts'),
        },
      },
      define: { __PANGZHENG_TEAM__: JSON.stringify(config) },
    },
    changeFiles: (files) => changeFiles(files, config),
    changeManifest: (manifest: ChangedManifest) => changeManifest(manifest, config),
  };
}

/** Match pattern of the engine. Patterns know no ports: they cover all of a host's. */
function toPattern({ engine }: TeamConfig): string {
  const { protocol, hostname } = new URL(engine);
  return `${protocol}//${hostname}/*`;
}

function changeManifest(manifest: ChangedManifest, config: TeamConfig): void {
  manifest.optional_host_permissions = [...(manifest.optional_host_permissions ?? []), toPattern(config)];
  const policy = manifest.content_security_policy;
  if (typeof policy === 'object' && policy !== null && 'extension_pages' in policy) {
    const pages = String(policy.extension_pages);
    if (!pages.includes("connect-src 'self'"))
      throw new Error('The policy of extension pages has no connect-src to widen.');
    policy.extension_pages = pages.replace("connect-src 'self'", `connect-src 'self' ${config.engine}`);
  }
  const gecko = manifest.browser_specific_settings?.gecko;
  if (gecko) {
    // Another id is another add-on: the store's own and a team's can stand side by side, each with its library.
    gecko.id = nameAddon(config);
    gecko.data_collection_permissions = { required: ['websiteContent', 'searchTerms', 'authenticationInfo'] };
  }
}

/** Id of the team's add-on in Firefox. */
export function nameAddon({ engine }: Pick<TeamConfig, 'engine'>): string {
  return `pangzheng-team@${new URL(engine).hostname.replace(/[^a-z0-9.-]/g, '')}`;
}

/** Names, messages, icons and the privacy statement of the team's build in place of the ordinary ones. */
function changeFiles(files: PublicFile[], config: TeamConfig): void {
  const replace = (relativeDest: string, change: (source: string) => PublicFile) => {
    const at = files.findIndex((file) => file.relativeDest.replaceAll('\\', '/') === relativeDest);
    const file = files[at];
    if (file === undefined || !('absoluteSrc' in file)) throw new Error(`The build has no ${relativeDest} to change.`);
    files[at] = change(file.absoluteSrc);
  };
  for (const locale of LOCALES) {
    const relativeDest = `_locales/${locale}/messages.json`;
    replace(relativeDest, (source) => ({ contents: joinMessages(source, locale, config), relativeDest }));
  }
  const icons = join(ROOT, 'scripts/team/icon');
  for (const file of [...files]) {
    const name = file.relativeDest.replaceAll('\\', '/');
    if (!name.startsWith('icon/') && name !== 'icon.svg') continue;
    const marked = join(icons, basename(name));
    if (!existsSync(marked)) throw new Error(`${marked} is missing: run npm run icons.`);
    replace(name, () => ({ absoluteSrc: marked, relativeDest: name }));
  }
  replace('PRIVACY.md', () => ({
    contents: fillIn(readFileSync(join(ROOT, 'docs/PRIVACY-TEAM.md'), 'utf8'), config),
    relativeDest: 'PRIVACY.md',
  }));
}

function fillIn(text: string, { engine, name }: TeamConfig): string {
  return text.replaceAll('{engine}', engine).replaceAll('{name}', name);
}

interface Message {
  message: string;
  placeholders?: object;
}

/** Keys of the ordinary build that say that nothing leaves, and what a build for a team says instead. */
const CHANGED = {
  zh_CN: {
    ext_name: '旁征 · {name}',
    ext_description:
      '读网页时，把自己的帖子库和团队库“{name}”里相关的帖子列在旁边。只有页面里最重要的词会发给 {engine}。',
    privacy_network: '除了团队库“{name}”（{engine}），什么都不会发出去：读网页时发去最重要的词，搜索时发去搜索的词。',
  },
  en: {
    ext_name: 'Pangzheng · {name}',
    ext_description:
      'While you read, the related posts of your own library and of “{name}”. Only the weightiest words of a page go to {engine}.',
    privacy_network:
      'Nothing leaves but for the team library “{name}” ({engine}): the weightiest words of a page while you read, and the words you search for.',
  },
} as const;

function joinMessages(source: string, locale: (typeof LOCALES)[number], config: TeamConfig): string {
  const messages: Record<string, Message> = JSON.parse(readFileSync(source, 'utf8'));
  const own: Record<string, string> = JSON.parse(
    readFileSync(join(ROOT, 'components/team/messages', `${locale}.json`), 'utf8'),
  );
  for (const [key, message] of Object.entries(own)) messages[key] = { message };
  for (const [key, message] of Object.entries(CHANGED[locale])) {
    if (!(key in messages)) throw new Error(`The message ${key} is gone: what says for a team that something leaves?`);
    messages[key] = { message: fillIn(message, config) };
  }
  return `${JSON.stringify(messages, null, 2)}\n`;
}

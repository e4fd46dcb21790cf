import { join } from 'node:path';

interface Guarded {
  name: string;
  theme: 'light' | 'dark';
}

/** Six pictures that are kept: those of README, and what a test compares with. In Chinese. */
export const GUARDED: readonly Guarded[] = [
  { name: 'popup-posts', theme: 'light' },
  { name: 'panel-posts', theme: 'light' },
  { name: 'panel-narrow', theme: 'dark' },
  { name: 'popup-silent', theme: 'dark' },
  { name: 'library-posts', theme: 'light' },
  { name: 'library-settings', theme: 'dark' },
];

export function pictureFile({ name, theme }: Guarded): string {
  return join('docs', 'pictures', `${name}.${theme}.png`);
}

/**
 * The environment for a browser or a tool of its display: where no locale is set, or one without UTF-8 (a container, cron),
 * they neither open files with Chinese names nor find windows by Chinese titles.
 * @returns {Record<string, string | undefined>}
 */
export function utf8Environment() {
  const { LC_ALL, LC_CTYPE, LANG } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return process.platform !== 'linux' || /utf-?8/i.test(locale)
    ? { ...process.env }
    : { ...process.env, LC_ALL: 'C.UTF-8' };
}

import MarkdownIt from 'markdown-it';

/**
 * A document of ours as a page of the package: no style, no script, no link to elsewhere, so that it says the same offline. The first
 * line keeps Firefox from looking up hosts, as in every page (wxt.config.ts).
 */
export function createDocumentPage(markdown: string, language: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? '';
  const body = new MarkdownIt('commonmark').render(markdown);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta http-equiv="x-dns-prefetch-control" content="off">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}

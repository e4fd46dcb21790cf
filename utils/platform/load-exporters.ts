import type { LoadExporters } from '../library/calls/export.ts';

/** The exporters, loaded at the first export. */
export const loadExporters: LoadExporters = async () => {
  const [{ exportPostsJson }, { exportMarkdownZip }, { exportNetscape }] = await Promise.all([
    import('../exporters/export-posts-json.ts'),
    import('../exporters/export-markdown-zip.ts'),
    import('../exporters/export-netscape.ts'),
  ]);
  return { json: exportPostsJson, markdown: exportMarkdownZip, netscape: exportNetscape };
};

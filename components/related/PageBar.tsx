import type { ComponentChildren } from 'preact';
import { isPart, type Page } from '../../utils/page/page.ts';
import type { MessageKey } from '../../utils/protocol/translate.ts';
import { formatHost } from '../common/format.ts';
import { useTranslate } from '../common/translate.ts';

interface PageBarProps {
  page: Page;
  /** Words before the title: "正在读", or "暂停在". */
  label: string;
  children?: ComponentChildren;
}

/** Which page the posts belong to. */
export function PageBar({ page, label, children }: PageBarProps) {
  const t = useTranslate();
  const part = partLabel(page);
  const site = page.siteName || formatHost(page.url);
  return (
    <div class="page-bar" data-testid="page-bar">
      <p class="page-name">
        <span class="page-label">{part ? t(part) : label}</span>{' '}
        <bdi class="page-title">{part ? page.text : page.title || page.url}</bdi>
        {!part && site !== '' && (
          <span class="page-site">
            <span class="separator"> · </span>
            <bdi>{site}</bdi>
          </span>
        )}
      </p>
      {children}
    </div>
  );
}

/** What is said in front of a query that is a part of a page. */
function partLabel(page: Page): MessageKey | null {
  if (!isPart(page)) return null;
  if (page.textSource === 'paragraph') return 'page_paragraph';
  if (page.searchQuery) return 'page_query';
  return page.url === '' ? 'page_passage' : 'page_selection';
}

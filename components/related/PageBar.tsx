import type { ComponentChildren } from 'preact';
import type { Page } from '../../utils/page/page.ts';
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
  const isSelection = page.textSource === 'selection';
  const selectionLabel: MessageKey = page.searchQuery
    ? 'page_query'
    : page.url === ''
      ? 'page_passage'
      : 'page_selection';
  const site = page.siteName || formatHost(page.url);
  return (
    <div class="page-bar" data-testid="page-bar">
      <p class="page-name">
        <span class="page-label">{isSelection ? t(selectionLabel) : label}</span>{' '}
        <bdi class="page-title">{isSelection ? page.text : page.title || page.url}</bdi>
        {!isSelection && site !== '' && (
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

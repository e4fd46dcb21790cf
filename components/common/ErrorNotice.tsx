import type { ComponentChildren } from 'preact';
import type { LibraryError } from '../../utils/protocol/library-client.ts';
import { describeError } from './describe-error.ts';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Notice } from './Notice.tsx';
import { useTranslate } from './translate.ts';

interface ErrorNoticeProps {
  title: string;
  error: LibraryError;
  testId?: string;
  children?: ComponentChildren;
}

/** Something failed: what, what to do, and what the browser said of it behind a disclosure. */
export function ErrorNotice({ title, error, testId, children }: ErrorNoticeProps) {
  const t = useTranslate();
  return (
    <Notice
      tone="error"
      title={title}
      text={describeError(t, error)}
      testId={testId}
      below={<ErrorDetails error={error} />}
    >
      {children}
    </Notice>
  );
}

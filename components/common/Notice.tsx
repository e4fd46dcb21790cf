import type { ComponentChildren } from 'preact';

interface NoticeProps {
  /** quiet: nothing to show, all is well. hint: there is something to do. error: something failed. */
  tone: 'quiet' | 'hint' | 'error';
  title: string;
  text: string;
  testId?: string;
  /** Machine-readable reason, for tests. */
  reason?: string;
  children?: ComponentChildren;
  /** Under the buttons. */
  below?: ComponentChildren;
}

/** One sentence that says what is, one that says what to do, and buttons that do it. */
export function Notice({ tone, title, text, testId, reason, children, below }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone} data-testid={testId} data-reason={reason}>
      <h2 class="notice-title">{title}</h2>
      <p class="notice-text">{text}</p>
      {children && <div class="notice-actions">{children}</div>}
      {below}
    </div>
  );
}

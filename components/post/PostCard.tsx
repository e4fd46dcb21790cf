import type { ComponentChildren } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import type { Reason, Strength } from '../../utils/protocol/outcome.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';
import { formatDate, formatHost } from '../common/format.ts';
import { Icon } from '../common/Icon.tsx';
import { formatNumber, useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';
import { createQuote } from './create-quote.ts';
import { MarkedText } from './MarkedText.tsx';
import { Reactions } from './Reactions.tsx';
import { describeTerm, PAGE_FIELDS, POST_FIELDS, ReasonLine } from './ReasonLine.tsx';
import { StrengthMark } from './StrengthMark.tsx';
import { type Jump, WholePost } from './WholePost.tsx';

/** "Copied" stands on the button this long. */
const COPIED_MS = 2000;

interface PostCardProps {
  post: Post;
  excerpt: Excerpt;
  titleMarks?: readonly (readonly [start: number, end: number])[];
  strength?: Strength;
  reasons?: readonly Reason[];
  onDismiss?: () => void;
  /** The whole post is shown from the beginning. */
  isOpenAtFirst?: boolean;
  /** Name for browser tests: 'related-post' (default) or 'search-result'. */
  testId?: string;
  /** More buttons of the surface (library page: edit, delete). */
  children?: ComponentChildren;
  /** Below everything: near-duplicates. */
  below?: ComponentChildren;
}

const NO_REASONS: readonly Reason[] = [];
const NO_MARKS: readonly (readonly [number, number])[] = [];

/** One post: in the margin how related it is, beside it title, words, why, and what can be done with it. */
export function PostCard(props: PostCardProps) {
  const { post, excerpt, titleMarks = NO_MARKS, strength, reasons = NO_REASONS } = props;
  const t = useTranslate();
  const { sourceNameOf, openUrl, copyText, announce } = useCardServices();
  const wholeId = useId();
  const card = useRef<HTMLElement>(null);
  const [isWhole, setWhole] = useState(props.isOpenAtFirst ?? false);
  const [jump, setJump] = useState<Jump | null>(null);
  const [isCopied, setCopied] = useState(false);
  const terms = useMemo(() => collectTerms(post, excerpt, titleMarks, reasons), [post, excerpt, titleMarks, reasons]);

  function jumpTo(term: string): void {
    setWhole(true);
    setJump((last) => ({ term, turn: last?.term === term ? last.turn + 1 : 0 }));
  }

  function open(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openUrl(post.url);
  }

  async function copy(): Promise<void> {
    try {
      await copyText(createQuote(post, excerpt, selectedWithin(card.current)));
    } catch {
      announce(t('copy_failed'));
      return;
    }
    setCopied(true);
    announce(t('copied'));
    setTimeout(() => setCopied(false), COPIED_MS);
  }

  const title = <MarkedText text={post.title} marks={titleMarks} />;
  const published = formatDate(t, post.publishedAt);
  const origin = new Set(
    [sourceNameOf(post.sourceId), post.author || formatHost(post.url)].filter((part) => part !== ''),
  );

  return (
    <article class="card" ref={card} data-testid={props.testId ?? 'related-post'} data-post-id={post.id}>
      <div class="margin">{strength && <StrengthMark strength={strength} />}</div>
      <div class="body">
        <h3 class="title" dir="auto">
          {post.url === '' ? (
            <button
              type="button"
              data-testid="post-title"
              data-post-title=""
              aria-expanded={isWhole}
              aria-controls={wholeId}
              onClick={() => setWhole(!isWhole)}
            >
              {title}
            </button>
          ) : (
            <a
              href={post.url}
              target="_blank"
              rel="noopener noreferrer"
              data-testid="post-title"
              data-post-title=""
              onClick={open}
            >
              {title}
            </a>
          )}
        </h3>
        <p class="meta">
          {[...origin].map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
          {published !== '' && <time dateTime={post.publishedAt}>{published}</time>}
        </p>
        {!isWhole && (
          <p class="excerpt" dir="auto" data-testid="excerpt">
            {excerpt.cutBefore && '…'}
            <MarkedText text={excerpt.text} marks={excerpt.marks} />
            {excerpt.cutAfter && '…'}
          </p>
        )}
        <ReasonLine reasons={reasons} onJump={jumpTo} />
        <div id={wholeId} hidden={!isWhole}>
          {isWhole && (
            <>
              {reasons.length > 0 && <ReasonDetails reasons={reasons.filter(({ kind }) => kind !== 'passage')} />}
              <WholePost text={post.text} terms={terms} jump={jump} announce={announce} />
              {post.tags.length > 0 && <p class="tags">{post.tags.map((tag) => `#${tag}`).join(' ')}</p>}
            </>
          )}
        </div>
        <div class="foot">
          <div class="actions">
            <button
              type="button"
              aria-expanded={isWhole}
              aria-controls={wholeId}
              data-testid="expand"
              onClick={() => setWhole(!isWhole)}
            >
              <Icon name="expand" />
              <span class="label">{t(isWhole ? 'post_collapse' : 'post_expand')}</span>
            </button>
            {post.url !== '' && (
              <a
                class="is-second"
                href={post.url}
                target="_blank"
                rel="noopener noreferrer"
                title={t('post_open')}
                data-testid="open-source"
                onClick={open}
              >
                <Icon name="open" />
                <span class="label">{t('post_open')}</span>
              </a>
            )}
            <button
              type="button"
              class="is-lesser"
              title={t('post_copy_hint')}
              data-testid="copy-quote"
              onClick={() => void copy()}
            >
              <Icon name={isCopied ? 'check' : 'quote'} />
              <span class="label">{t(isCopied ? 'copied' : 'post_copy')}</span>
            </button>
            {props.onDismiss && (
              <button
                type="button"
                class="is-lesser"
                title={t('post_dismiss_hint')}
                data-testid="dismiss"
                onClick={props.onDismiss}
              >
                <Icon name="hide" />
                <span class="label">{t('post_dismiss')}</span>
              </button>
            )}
            {props.children}
          </div>
          <Reactions reactions={post.reactions} />
        </div>
        {props.below}
      </div>
    </article>
  );
}

function ReasonDetails({ reasons }: { reasons: readonly Reason[] }) {
  const t = useTranslate();
  return (
    <ul class="why-details" aria-label={t('why_label')}>
      {reasons.map((reason) => (
        <li key={`${reason.pageTerm} ${reason.postTerm}`}>
          <bdi>{describeTerm(reason)}</bdi>
          {t(
            'why_detail',
            t(PAGE_FIELDS[reason.pageField]),
            t(POST_FIELDS[reason.postField]),
            formatNumber(t, reason.documentFrequency),
            formatNumber(t, reason.postCount),
            formatNumber(t, Math.round(reason.share * 100)),
          )}
        </li>
      ))}
    </ul>
  );
}

/** Terms to mark in the whole post: those of the reasons, or what the search marked in excerpt and title. */
function collectTerms(
  post: Post,
  excerpt: Excerpt,
  titleMarks: PostCardProps['titleMarks'] & object,
  reasons: readonly Reason[],
): string[] {
  if (reasons.length > 0) return [...new Set(reasons.map(({ postTerm }) => postTerm))];
  const marked = excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end));
  for (const [start, end] of titleMarks) marked.push(post.title.slice(start, end));
  return [...new Set(marked)];
}

/** What the reader marked with the mouse inside this card; empty when nothing, or when it lies elsewhere. */
function selectedWithin(card: HTMLElement | null): string {
  const selection = document.getSelection();
  if (!card || !selection?.anchorNode || !selection.focusNode) return '';
  return card.contains(selection.anchorNode) && card.contains(selection.focusNode) ? selection.toString() : '';
}

import type { ComponentChildren } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Post } from '../../utils/post/post.ts';
import type { Reason, Strength } from '../../utils/protocol/outcome.ts';
import type { Excerpt } from '../../utils/text/excerpt.ts';
import { Icon } from '../common/Icon.tsx';
import { useStore } from '../common/store.ts';
import { useTranslate } from '../common/translate.ts';
import { CopyButtons } from './CopyButtons.tsx';
import { useCardServices } from './card-context.ts';
import { createSentenceLink } from './create-sentence-link.ts';
import { MarkedText } from './MarkedText.tsx';
import { PostMeta } from './PostMeta.tsx';
import { Reactions } from './Reactions.tsx';
import { ReasonFigures } from './ReasonFigures.tsx';
import { ReasonLine } from './ReasonLine.tsx';
import { StrengthMark } from './StrengthMark.tsx';
import { type Jump, WholePost } from './WholePost.tsx';

interface PostCardProps {
  post: Post;
  excerpt: Excerpt;
  titleMarks?: readonly (readonly [start: number, end: number])[];
  strength?: Strength;
  reasons?: readonly Reason[];
  /** The page in front links to it. */
  isCited?: boolean;
  onDismiss?: () => void;
  /** The whole post is shown from the beginning. */
  isOpenAtFirst?: boolean;
  /** The tags stand under the excerpt, too. */
  hasTags?: boolean;
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
  const { openUrl, announce, picks, openTag } = useCardServices();
  const wholeId = useId();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const titleLink = useRef<HTMLElement>(null);
  const [isWhole, setWhole] = useState(props.isOpenAtFirst ?? false);
  const [jump, setJump] = useState<Jump | null>(null);
  const isPicked = useStore(picks).has(post.id);
  const terms = useMemo(() => collectTerms(post, excerpt, titleMarks, reasons), [post, excerpt, titleMarks, reasons]);
  const sentenceLink = useMemo(() => createSentenceLink(post, excerpt), [post, excerpt]);

  function jumpTo(term: string): void {
    setWhole(true);
    setJump((last) => ({ term, turn: last?.term === term ? last.turn + 1 : 0 }));
  }

  /** A plain click, Ctrl or the middle button; Shift and Alt are the browser's (a new window, a download). */
  function open(event: MouseEvent, url: string): void {
    if (event.button > 1 || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openUrl(url, event.button === 1 || event.ctrlKey || event.metaKey);
  }

  function fold(): void {
    setWhole(false);
    titleLink.current?.focus();
  }

  const title = <MarkedText text={post.title} marks={titleMarks} />;
  return (
    <article
      class="card"
      ref={card}
      aria-labelledby={titleId}
      data-testid={props.testId ?? 'related-post'}
      data-post-id={post.id}
      data-picked={isPicked}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isWhole || event.isComposing || event.defaultPrevented) return;
        // The open post goes first; the next Esc is the surface's.
        event.preventDefault();
        event.stopPropagation();
        fold();
      }}
    >
      <div class="margin">{strength && <StrengthMark strength={strength} />}</div>
      <div class="body">
        <h3 class="title" dir="auto" id={titleId}>
          {post.url === '' ? (
            <button
              type="button"
              ref={(button) => {
                titleLink.current = button;
              }}
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
              ref={(link) => {
                titleLink.current = link;
              }}
              target="_blank"
              rel="noopener noreferrer"
              data-testid="post-title"
              data-post-title=""
              onClick={(event) => open(event, post.url)}
              onAuxClick={(event) => open(event, post.url)}
            >
              {title}
            </a>
          )}
        </h3>
        <PostMeta post={post} isCited={props.isCited} />
        {!isWhole && (
          <p class="excerpt" dir="auto" data-testid="excerpt">
            {excerpt.cutBefore && '…'}
            <MarkedText text={excerpt.text} marks={excerpt.marks} />
            {excerpt.cutAfter && '…'}
          </p>
        )}
        {props.hasTags && !isWhole && <Tags tags={post.tags} openTag={openTag} />}
        <ReasonLine reasons={reasons} onJump={jumpTo} />
        <div id={wholeId} hidden={!isWhole}>
          {isWhole && (
            <>
              <WholePost text={post.text} terms={terms} jump={jump} announce={announce} />
              <Tags tags={post.tags} openTag={openTag} />
              <ReasonFigures reasons={reasons} />
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
              data-folds-post=""
              onClick={() => setWhole(!isWhole)}
            >
              <Icon name="expand" />
              <span class="label">{t(isWhole ? 'post_collapse' : 'post_expand')}</span>
            </button>
            {post.url !== '' && (
              <a
                class="is-second"
                href={sentenceLink}
                target="_blank"
                rel="noopener noreferrer"
                title={t(sentenceLink === post.url ? 'post_open' : 'post_open_sentence')}
                data-testid="open-source"
                onClick={(event) => open(event, sentenceLink)}
                onAuxClick={(event) => open(event, sentenceLink)}
              >
                <Icon name="open" />
                <span class="label">{t('post_open')}</span>
              </a>
            )}
            <CopyButtons shown={{ post, excerpt }} card={card} />
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
      <label class="pick" title={t('pick')}>
        <input
          type="checkbox"
          data-testid="pick"
          aria-label={t('pick_of', post.title)}
          checked={isPicked}
          onChange={() => picks.toggle({ post, excerpt })}
        />
      </label>
    </article>
  );
}

function Tags({ tags, openTag }: { tags: readonly string[]; openTag?: (tag: string) => void }) {
  if (tags.length === 0) return null;
  return (
    <p class="tags">
      {tags.map((tag, index) => (
        <span key={tag}>
          {index > 0 && ' '}
          {openTag ? (
            <button type="button" class="tag" data-testid="post-tag" onClick={() => openTag(tag)}>
              #{tag}
            </button>
          ) : (
            `#${tag}`
          )}
        </span>
      ))}
    </p>
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

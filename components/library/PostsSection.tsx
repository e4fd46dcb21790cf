import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { createStartExcerpt } from '../../utils/post/create-start-excerpt.ts';
import type { Post } from '../../utils/post/post.ts';
import type { Facets, LibraryClient, PostFilter, PostList } from '../../utils/protocol/library-client.ts';
import type { PlatformClient } from '../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { ErrorNotice } from '../common/ErrorNotice.tsx';
import { SearchField } from '../common/SearchField.tsx';
import { translateCount, useTranslate } from '../common/translate.ts';
import { useLibraryQuery } from '../common/use-library-query.ts';
import { useLoaded } from '../common/use-loaded.ts';
import { useSettings } from '../common/use-settings.ts';
import { useSourceNames } from '../common/use-source-names.ts';
import { useSources } from '../common/use-sources.ts';
import { CardServicesProvider } from '../post/card-context.ts';
import { enterPosts, listPostTitles, movePostFocus } from '../post/move-between-posts.ts';
import { PickBar } from '../post/PickBar.tsx';
import { useSurfaceCards } from '../post/use-surface-cards.ts';
import { EditablePost } from './EditablePost.tsx';
import { LibraryOverview } from './LibraryOverview.tsx';
import { NoPosts } from './NoPosts.tsx';
import { PageTurner } from './PageTurner.tsx';
import { PostActions } from './PostActions.tsx';
import type { PostChange } from './PostEditor.tsx';
import { PostFilters } from './PostFilters.tsx';
import type { LibraryAddress } from './read-library-address.ts';
import { useFocusAfterChange } from './use-focus-after-change.ts';

/** Posts on one page of the list. 20..200; drawing is what costs. */
const PAGE_SIZE = 50;

interface PostsSectionProps {
  library: LibraryClient;
  platform: PlatformClient;
  undo: UndoStore;
  announce(text: string): void;
  /** The search, or the one post, that is shown first. */
  address: Pick<LibraryAddress, 'query' | 'postId'>;
  /** The first posts, or the reason why there are none, are there. */
  onOpen(): void;
  openImport(): void;
}

const NO_FACETS: Facets = { tags: [], years: [], months: [] };

/** All posts, newest first, narrowed by words, source, tag and year. */
export function PostsSection({ library, platform, undo, announce, address, onOpen, openImport }: PostsSectionProps) {
  const t = useTranslate();
  const [filter, setFilter] = useState<PostFilter>({ query: address.query });
  const [postId, setPostId] = useState(address.postId);
  const [pageNumber, setPageNumber] = useState(0);
  const [editing, setEditing] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const top = useRef<HTMLHeadingElement>(null);
  const toldFilter = useRef(JSON.stringify(filter));
  const sources = useSources(library);
  const sourceNameOf = useSourceNames(sources);
  const facets = useLoaded<Facets>(
    () => library.listFacets(),
    (again, signal) => library.onChange(again, signal),
    NO_FACETS,
    [library],
  );
  const openTag = useCallback((tag: string) => {
    setFilter((last) => ({ ...last, query: '', tag }));
    setPageNumber(0);
    setPostId('');
  }, []);
  const settings = useSettings(platform);
  const posts = useLibraryQuery(
    library,
    () => (postId === '' ? library.listPosts(filter, pageNumber * PAGE_SIZE, PAGE_SIZE) : listOne(library, postId)),
    JSON.stringify([filter, pageNumber, postId]),
    (found) => found.goesOn === true,
  );
  const total = posts.kind === 'ready' ? posts.value.total : 0;
  const isAtLeast = posts.kind === 'ready' && posts.value.isAtLeast === true;
  const isLooking = posts.kind === 'ready' && posts.value.goesOn === true;
  const focus = useFocusAfterChange(posts.kind === 'ready' ? posts.value.posts : null, editing !== '', list, top);
  const cards = useSurfaceCards(platform, sourceNameOf, announce, settings.opensBehind, openTag);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));

  useEffect(() => {
    if (posts.kind !== 'loading') onOpen();
  }, [posts.kind]);

  useEffect(() => {
    // Deleting the last post of the last page leaves that page empty.
    if (posts.kind === 'ready' && !isAtLeast && pageNumber >= pageCount) setPageNumber(pageCount - 1);
  }, [posts]);

  useEffect(() => {
    if (posts.kind !== 'ready' || isLooking) return;
    const told = JSON.stringify(filter);
    if (toldFilter.current !== told) announce(translateCount(t, isAtLeast ? 'posts_at_least' : 'posts', total));
    toldFilter.current = told;
  }, [posts]);

  function closeEditor(post: Post, id: string): void {
    focus.editorClosed(post, id);
    setEditing('');
  }

  function narrow(change: Partial<PostFilter>): void {
    setFilter({ ...filter, ...change });
    setPageNumber(0);
    setPostId('');
  }

  function clearFilters(): void {
    setFilter({ query: '' });
    setPageNumber(0);
    setPostId('');
    input.current?.focus();
  }

  function turn(to: number): void {
    setPageNumber(to);
    top.current?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  }

  async function remove(post: Post): Promise<void> {
    focus.willDelete(post);
    try {
      const { undoToken } = await library.deletePosts([post.id]);
      undo.offer({ text: t('post_deleted', post.title), undo: () => library.undo(undoToken) });
    } catch (failure) {
      focus.deleteFailed();
      undo.fail(failure);
    }
  }

  async function save(post: Post, change: PostChange): Promise<void> {
    const { post: updated, undoToken } = await library.updatePost(post.id, change);
    // Ids come from the content: the changed post has another one.
    if (postId !== '') setPostId(updated.id);
    closeEditor(post, updated.id);
    if (undoToken === '') announce(t('post_saved'));
    else undo.offer({ text: t('post_saved'), undo: () => undoEdit(undoToken, post.id, updated.id) });
  }

  async function undoEdit(undoToken: string, idBefore: string, idAfter: string): Promise<void> {
    await library.undo(undoToken);
    setPostId((shown) => (shown === idAfter ? idBefore : shown));
  }

  const isNarrowed =
    postId !== '' ||
    filter.query.trim() !== '' ||
    [filter.sourceId, filter.tag, filter.year].some((value) => value !== undefined);

  return (
    <>
      <div class="filters">
        <SearchField
          inputRef={input}
          query={filter.query}
          placeholder={t('search_placeholder')}
          shortcutKey=""
          resultsId="library-posts"
          onQuery={(query) => narrow({ query })}
          onOpenFirst={() => list.current && listPostTitles(list.current)[0]?.click()}
          onEnterResults={() => list.current && enterPosts(list.current)}
          onEscape={() => {
            if (filter.query === '') return false;
            narrow({ query: '' });
            return true;
          }}
        />
        <PostFilters sources={sources ?? []} facets={facets} filter={filter} onNarrow={narrow} />
      </div>
      {!isNarrowed && pageNumber === 0 && (
        <LibraryOverview facets={facets} onTag={openTag} onYear={(year) => narrow({ year })} />
      )}
      <h2 class="count" tabIndex={-1} ref={top} data-testid="library-count">
        {posts.kind === 'ready' ? translateCount(t, isAtLeast ? 'posts_at_least' : 'posts', total) : t('loading')}
        {postId === '' && isNarrowed && total > 0 && (
          <button type="button" class="link" data-testid="clear-filters" onClick={clearFilters}>
            {t('filters_clear')}
          </button>
        )}
        {postId !== '' && (
          <button type="button" class="link" data-testid="all-posts" onClick={() => setPostId('')}>
            {t('posts_all')}
          </button>
        )}
      </h2>
      <section id="library-posts" aria-label={t('section_posts')}>
        <CardServicesProvider value={cards}>
          {renderPosts()}
          <PickBar>
            <PostActions library={library} picks={cards.picks} undo={undo} />
          </PickBar>
        </CardServicesProvider>
      </section>
      <PageTurner pageNumber={pageNumber} pageCount={pageCount} mayBeMore={isAtLeast} onTurn={turn} />
    </>
  );

  function renderPosts() {
    switch (posts.kind) {
      case 'loading':
        return <p class="waiting">{t('loading')}</p>;
      case 'failed':
        return <ErrorNotice title={t('failed_title')} error={posts.error} />;
      case 'ready':
        if (posts.value.posts.length === 0 && isLooking) return <p class="waiting">{t('search_looking')}</p>;
        if (posts.value.posts.length === 0) {
          return <NoPosts isNarrowed={isNarrowed} onClearFilters={clearFilters} openImport={openImport} />;
        }
        return (
          <ol
            class={settings.density === 'compact' ? 'posts is-compact' : 'posts'}
            ref={list}
            onKeyDown={(event) => {
              const moved = list.current && movePostFocus(event, list.current);
              if (moved) event.preventDefault();
              if (moved === 'before') input.current?.focus();
            }}
          >
            {posts.value.posts.map(({ post, excerpt, titleMarks }) => (
              <li key={post.id}>
                <EditablePost
                  post={post}
                  excerpt={excerpt}
                  titleMarks={titleMarks}
                  isOpenAtFirst={post.id === postId}
                  isEdited={editing === post.id}
                  onEdit={() => setEditing(post.id)}
                  onCancel={() => closeEditor(post, post.id)}
                  onSave={(change) => save(post, change)}
                  onDelete={() => void remove(post)}
                />
              </li>
            ))}
          </ol>
        );
    }
  }
}

async function listOne(library: LibraryClient, id: string): Promise<PostList> {
  const post = await library.getPost(id);
  if (!post) return { posts: [], total: 0 };
  return { posts: [{ post, excerpt: createStartExcerpt(post), titleMarks: [] }], total: 1 };
}

import type { Source } from '../../utils/post/post.ts';
import type { Facets, PostFilter } from '../../utils/protocol/library-client.ts';
import { Choice } from '../common/Choice.tsx';
import { nameSource } from '../common/name-source.ts';
import { formatNumber, useTranslate } from '../common/translate.ts';

/** Tags offered for choosing, the most used ones. 50..500; a longer list nobody scrolls, and words find the others. */
const LISTED_TAGS = 200;

interface PostFiltersProps {
  sources: readonly Source[];
  facets: Facets;
  filter: PostFilter;
  onNarrow(change: Partial<PostFilter>): void;
}

/** Source, tag and year, each with its count. */
export function PostFilters({ sources, facets, filter, onNarrow }: PostFiltersProps) {
  const t = useTranslate();
  const withCount = (name: string, count: number) => `${name} (${formatNumber(t, count)})`;
  const { tags, years } = facets;
  return (
    <>
      <Choice
        class="choice"
        label={t('filter_source')}
        value={filter.sourceId ?? ''}
        options={sources.map((source) => [source.id, withCount(nameSource(t, source), source.postCount)])}
        onChange={(sourceId) => onNarrow({ sourceId: sourceId || undefined })}
      />
      <Choice
        class="choice"
        label={t('filter_tag')}
        value={filter.tag ?? ''}
        options={tags.slice(0, LISTED_TAGS).map(({ tag, count }) => [tag, withCount(`#${tag}`, count)])}
        onChange={(tag) => onNarrow({ tag: tag || undefined })}
      />
      <Choice
        class="choice"
        label={t('filter_year')}
        value={filter.year === undefined ? '' : String(filter.year)}
        options={years.map(({ year, count }) => [String(year), withCount(String(year), count)])}
        onChange={(year) => onNarrow({ year: year === '' ? undefined : Number(year) })}
      />
      <label class="choice">
        <span>{t('sort')}</span>
        <select
          class="input"
          data-testid="sort"
          value={filter.order ?? 'newest'}
          disabled={filter.query.trim() !== ''}
          onChange={(event) => onNarrow({ order: event.currentTarget.value === 'oldest' ? 'oldest' : undefined })}
        >
          <option value="newest">{t(filter.query.trim() === '' ? 'sort_newest' : 'sort_best')}</option>
          <option value="oldest">{t('sort_oldest')}</option>
        </select>
      </label>
    </>
  );
}

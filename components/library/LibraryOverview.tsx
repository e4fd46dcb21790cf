import type { Facets } from '../../utils/protocol/library-client.ts';
import { formatMonth } from '../common/format.ts';
import { translateCount, useTranslate } from '../common/translate.ts';

/** Months drawn, the latest; more would be thinner than a pointer. */
const SHOWN_MONTHS = 48;
const SHOWN_TAGS = 12;

/** The plot, in units of its own. */
const BAR_WIDTH = 10;
const HEIGHT = 56;

interface LibraryOverviewProps {
  facets: Facets;
  onTag(tag: string): void;
  onYear(year: number): void;
}

/** The library at a glance: posts by month, and its commonest tags. Both narrow the list below. */
export function LibraryOverview({ facets, onTag, onYear }: LibraryOverviewProps) {
  const t = useTranslate();
  const months = fillMonths(facets.months).slice(-SHOWN_MONTHS);
  const tags = facets.tags.slice(0, SHOWN_TAGS);
  const most = Math.max(1, ...months.map(({ count }) => count));
  if (months.length < 2 && tags.length === 0) return null;
  return (
    <section class="overview" aria-label={t('overview_label')} data-testid="overview">
      {months.length >= 2 && (
        <figure class="months">
          <svg
            viewBox={`0 0 ${months.length * BAR_WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t(
              'overview_months',
              formatMonth(t, months[0]?.month ?? ''),
              formatMonth(t, months.at(-1)?.month ?? ''),
            )}
          >
            {months.map(({ month, count }, index) => {
              const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * (HEIGHT - 4)));
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the filter "year" is the same for keys
                <g key={month} class="month" onClick={() => onYear(Number(month.slice(0, 4)))}>
                  <title>{`${formatMonth(t, month)} · ${translateCount(t, 'posts', count)}`}</title>
                  <rect class="month-ground" x={index * BAR_WIDTH} y="0" width={BAR_WIDTH} height={HEIGHT} />
                  <rect
                    class="month-bar"
                    x={index * BAR_WIDTH + 1}
                    y={HEIGHT - height}
                    width={BAR_WIDTH - 2}
                    height={height}
                  />
                </g>
              );
            })}
          </svg>
          <figcaption>
            <span>{formatMonth(t, months[0]?.month ?? '')}</span>
            <span>{t('overview_per_month')}</span>
            <span>{formatMonth(t, months.at(-1)?.month ?? '')}</span>
          </figcaption>
        </figure>
      )}
      {tags.length > 0 && (
        <ul class="top-tags" aria-label={t('overview_tags')}>
          {tags.map(({ tag, count }) => (
            <li key={tag}>
              <button type="button" class="chip" data-testid="top-tag" onClick={() => onTag(tag)}>
                #{tag} <span class="number">{count}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Every month from the first to the last, those without posts too: a gap is to be seen as one. */
export function fillMonths(months: Facets['months']): Facets['months'] {
  const ascending = [...months].sort((a, b) => (a.month < b.month ? -1 : 1));
  const counts = new Map(ascending.map(({ month, count }) => [month, count]));
  const filled: Facets['months'] = [];
  const end = ascending.at(-1)?.month ?? '';
  for (let month = ascending[0]?.month ?? ''; month !== '' && month <= end; month = nextMonth(month)) {
    filled.push({ month, count: counts.get(month) ?? 0 });
  }
  return filled;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}

import { Choice } from '../../common/Choice.tsx';
import { formatNumber, useTranslate } from '../../common/translate.ts';
import { useCardServices } from '../../post/card-context.ts';
import type { Narrowing, PostGroups } from './narrow-posts.ts';

interface NarrowBarProps {
  groups: PostGroups;
  narrowing: Narrowing;
  onNarrow(change: Partial<Narrowing>): void;
}

/** The related posts over the years, and what they can be narrowed to. Nothing when nothing tells them apart. */
export function NarrowBar({ groups, narrowing, onNarrow }: NarrowBarProps) {
  const t = useTranslate();
  const { sourceNameOf } = useCardServices();
  const { sourceIds, tags, years } = groups;
  if (sourceIds.length === 0 && tags.length === 0 && years.length === 0) return null;
  return (
    <details class="narrow" data-testid="narrow">
      <summary>
        {years.length > 0 && <Sparkline years={years} />}
        {years.length > 0 ? t('narrow_years', String(years[0]?.year), String(years.at(-1)?.year)) : t('narrow')}
      </summary>
      {years.length > 0 && <Timeline years={years} chosen={narrowing.year} onChoose={(year) => onNarrow({ year })} />}
      <div class="narrow-choices">
        {sourceIds.length > 0 && (
          <Choice
            class="narrow-choice"
            label={t('filter_source')}
            testId="narrow-source"
            value={narrowing.sourceId ?? ''}
            options={sourceIds.map((id) => [id, sourceNameOf(id) || id])}
            onChange={(sourceId) => onNarrow({ sourceId: sourceId || null })}
          />
        )}
        {tags.length > 0 && (
          <Choice
            class="narrow-choice"
            label={t('filter_tag')}
            testId="narrow-tag"
            value={narrowing.tag ?? ''}
            options={tags.map((tag) => [tag, `#${tag}`])}
            onChange={(tag) => onNarrow({ tag: tag || null })}
          />
        )}
      </div>
    </details>
  );
}

/** The years as bars, as high as they have posts; the buttons below say the same in words. */
function Sparkline({ years }: { years: PostGroups['years'] }) {
  const most = Math.max(...years.map(({ count }) => count));
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${years.length * 6} 12`}
      height="12"
      width={years.length * 6}
      aria-hidden="true"
    >
      {years.map(({ year, count }, i) => (
        <rect key={year} x={i * 6} width="4" y={11 - (count / most) * 11} height={(count / most) * 11 + 1} />
      ))}
    </svg>
  );
}

interface TimelineProps {
  years: PostGroups['years'];
  chosen: number | null;
  onChoose(year: number | null): void;
}

/** One button for each year; a click shows that year alone. */
function Timeline({ years, chosen, onChoose }: TimelineProps) {
  const t = useTranslate();
  return (
    <ol class="timeline" aria-label={t('timeline_label')} data-testid="timeline">
      {years.map(({ year, count }) => (
        <li key={year}>
          <button
            type="button"
            aria-pressed={chosen === year}
            disabled={count === 0}
            aria-label={t('timeline_year', String(year), formatNumber(t, count))}
            title={t('timeline_year', String(year), formatNumber(t, count))}
            data-testid="timeline-year"
            onClick={() => onChoose(chosen === year ? null : year)}
          >
            {year}
            <span class="timeline-count">{formatNumber(t, count)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

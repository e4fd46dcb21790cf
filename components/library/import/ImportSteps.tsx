import { useTranslate } from '../../common/translate.ts';

const STEPS = ['import_step_choose', 'import_step_preview', 'import_step_write'] as const;

/** Where in the import the reader is. */
export function ImportSteps({ current }: { current: 0 | 1 | 2 }) {
  const t = useTranslate();
  return (
    <ol class="import-steps" aria-label={t('import_steps')}>
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined}>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}

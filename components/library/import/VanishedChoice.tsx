import type { ImportChoice } from '../../../utils/protocol/library-client.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';

type Vanished = Extract<ImportChoice, { kind: 'vanished' }>;

/** Posts of files that are gone from a followed folder: deleted with the update, or kept. */
export function VanishedChoice({ choice, onChange }: { choice: Vanished; onChange(choice: Vanished): void }) {
  const t = useTranslate();
  return (
    <fieldset class="choices" data-testid="choice-vanished">
      <label class="check">
        <input
          type="checkbox"
          checked={choice.isRemoved}
          onChange={(event) => onChange({ ...choice, isRemoved: event.currentTarget.checked })}
        />
        {translateCount(t, 'folder_vanished', choice.posts)}
      </label>
      <p class="hint">{t(choice.isMost ? 'folder_vanished_most' : 'folder_vanished_hint')}</p>
      <ul class="plain-list">
        {choice.titles.map((title) => (
          <li key={title} dir="auto">
            {title}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

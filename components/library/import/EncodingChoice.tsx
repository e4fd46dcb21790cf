import type { ImportChoice } from '../../../utils/protocol/library-client.ts';
import { useTranslate } from '../../common/translate.ts';

interface EncodingChoiceProps {
  choice: Extract<ImportChoice, { kind: 'encoding' }>;
  onChange(choice: ImportChoice): void;
}

/** In which encoding a file is that does not say so: a line of it in each, of which one reads right. */
export function EncodingChoice({ choice, onChange }: EncodingChoiceProps) {
  const t = useTranslate();
  return (
    <fieldset class="choices" data-testid="choice-encoding">
      <legend>{t('choice_encoding')}</legend>
      <p class="hint">{t('choice_encoding_hint')}</p>
      <ul>
        {choice.offered.map(({ encoding, sample }) => (
          <li key={encoding}>
            <label>
              <input
                type="radio"
                name="encoding"
                checked={encoding === choice.value}
                onChange={() => onChange({ ...choice, value: encoding })}
              />
              <bdi>{sample}</bdi>
              <span>{encoding}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

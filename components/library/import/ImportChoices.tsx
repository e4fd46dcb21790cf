import type { ImportChoice } from '../../../utils/protocol/library-client.ts';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { formatNumber, translateCount, useTranslate } from '../../common/translate.ts';
import { EncodingChoice } from './EncodingChoice.tsx';
import { VanishedChoice } from './VanishedChoice.tsx';

interface ImportChoicesProps {
  choices: readonly ImportChoice[];
  onChange(choices: ImportChoice[]): void;
}

/** What must be said before the import can go on: which chats, whose links, which column is what. */
export function ImportChoices({ choices, onChange }: ImportChoicesProps) {
  const chosenChats = new Set(
    choices.flatMap((choice) =>
      choice.kind === 'chats' ? choice.chats.filter(({ isSelected }) => isSelected).map(({ id }) => id) : [],
    ),
  );
  const hasChats = choices.some(({ kind }) => kind === 'chats');

  return <>{choices.map(renderChoice)}</>;

  function renderChoice(choice: ImportChoice, index: number) {
    const replace = (next: ImportChoice) => onChange(choices.map((old, at) => (at === index ? next : old)));
    switch (choice.kind) {
      case 'chats':
        return <Chats key="chats" choice={choice} onChange={replace} />;
      case 'channel-name':
        // A name for a chat that is left out would be a question about nothing.
        if (hasChats && !chosenChats.has(choice.chatId)) return null;
        return <ChannelName key={choice.chatId} choice={choice} onChange={replace} />;
      case 'columns':
        return <Columns key={`columns ${choice.table}`} choice={choice} onChange={replace} />;
      case 'encoding':
        return <EncodingChoice key="encoding" choice={choice} onChange={replace} />;
      case 'vanished':
        return <VanishedChoice key="vanished" choice={choice} onChange={replace} />;
    }
  }
}

interface ChoiceProps<Kind extends ImportChoice['kind']> {
  choice: Extract<ImportChoice, { kind: Kind }>;
  onChange(choice: ImportChoice): void;
}

const CHAT_TYPES: Partial<Record<string, MessageKey>> = {
  public_channel: 'chat_channel',
  private_channel: 'chat_channel',
  saved_messages: 'chat_saved',
  public_supergroup: 'chat_group',
  private_supergroup: 'chat_group',
  private_group: 'chat_group',
  personal_chat: 'chat_private',
  bot_chat: 'chat_bot',
};

function Chats({ choice, onChange }: ChoiceProps<'chats'>) {
  const t = useTranslate();
  return (
    <fieldset class="choices" data-testid="choice-chats">
      <legend>{t('choice_chats')}</legend>
      <p class="hint">{t('choice_chats_hint')}</p>
      <ul>
        {choice.chats.map((chat) => {
          const type = CHAT_TYPES[chat.type];
          return (
            <li key={chat.id}>
              <label>
                <input
                  type="checkbox"
                  checked={chat.isSelected}
                  onChange={(event) =>
                    onChange({
                      ...choice,
                      chats: choice.chats.map((other) =>
                        other.id === chat.id ? { ...other, isSelected: event.currentTarget.checked } : other,
                      ),
                    })
                  }
                />
                {chat.name !== '' && <bdi>{chat.name}</bdi>}
                <span>
                  {type
                    ? t('with_comma', t(type), translateCount(t, 'messages', chat.count))
                    : translateCount(t, 'messages', chat.count)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function ChannelName({ choice, onChange }: ChoiceProps<'channel-name'>) {
  const t = useTranslate();
  return (
    <label class="field" data-testid="choice-channel-name">
      <span class="field-name">{t('choice_channel', choice.chatName)}</span>
      <input
        class="input"
        placeholder="@channel"
        defaultValue={choice.value}
        maxLength={64}
        autoComplete="off"
        spellcheck={false}
        onChange={(event) => onChange({ ...choice, value: event.currentTarget.value.trim() })}
      />
      <small>{t('choice_channel_hint')}</small>
    </label>
  );
}

const FIELDS: Partial<Record<string, MessageKey>> = {
  title: 'field_title',
  text: 'field_text',
  url: 'field_url',
  author: 'field_author',
  publishedAt: 'field_date',
  tags: 'field_tags',
};

function Columns({ choice, onChange }: ChoiceProps<'columns'>) {
  const t = useTranslate();
  return (
    <fieldset class="choices" data-testid="choice-columns">
      <legend>{choice.table === '' ? t('choice_columns') : t('choice_columns_of', choice.table)}</legend>
      <p class="hint">{t('choice_columns_hint', formatNumber(t, choice.columns.length))}</p>
      <div class="columns">
        {choice.fields.map((field) => {
          const name = FIELDS[field];
          return (
            <label class="choice" key={field}>
              <span>{name ? t(name) : field}</span>
              <select
                class="input"
                value={choice.mapping[field] ?? ''}
                onChange={(event) =>
                  onChange({ ...choice, mapping: { ...choice.mapping, [field]: event.currentTarget.value } })
                }
              >
                <option value="">{t('choice_column_none')}</option>
                {choice.columns.map((column) => (
                  <option key={column} value={column}>
                    {column}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

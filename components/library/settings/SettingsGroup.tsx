import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What is searched for in the settings; empty for all. */
const SettingsQuery = createContext('');

export const SettingsQueryProvider = SettingsQuery.Provider;

interface SettingsGroupProps {
  title: string;
  /** More words by which it is found. */
  words?: string;
  children: ComponentChildren;
}

/** One heading of the settings with what belongs to it. Hidden, and not taken away, while something else is searched for. */
export function SettingsGroup({ title, words = '', children }: SettingsGroupProps) {
  const query = useContext(SettingsQuery).trim().toLowerCase();
  const isWanted = `${title} ${words}`.toLowerCase().includes(query);
  return (
    <section class="settings-group" hidden={!isWanted} data-testid="settings-group">
      <h2 class="section-title">{title}</h2>
      {children}
    </section>
  );
}

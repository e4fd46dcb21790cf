import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What every card of a surface needs and no view on the way to it uses. */
export interface CardServices {
  /** Name of a source; empty where it says nothing. */
  sourceNameOf(sourceId: string): string;
  openUrl(url: string): void;
  copyText(text: string): Promise<void>;
  /** Says something to screen readers. */
  announce(text: string): void;
}

const CardContext = createContext<CardServices | null>(null);

export const CardServicesProvider = CardContext.Provider;

export function useCardServices(): CardServices {
  const services = useContext(CardContext);
  if (!services) throw new Error('A card is drawn outside of <CardServicesProvider>.');
  return services;
}

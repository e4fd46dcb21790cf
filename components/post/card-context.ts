import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PickStore } from './create-pick-store.ts';

/** What every card of a surface needs and no view on the way to it uses. */
export interface CardServices {
  /** Name of a source; empty where it says nothing. */
  sourceNameOf(sourceId: string): string;
  /** Opens an address beside the active tab; `inBackground` when the click asked for it. */
  openUrl(url: string, inBackground: boolean): void;
  copyText(text: string, html?: string): Promise<void>;
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Posts the reader picked. */
  picks: PickStore;
  /** A tag was clicked; absent where it leads nowhere. */
  openTag?(tag: string): void;
}

const CardContext = createContext<CardServices | null>(null);

export const CardServicesProvider = CardContext.Provider;

export function useCardServices(): CardServices {
  const services = useContext(CardContext);
  if (!services) throw new Error('A card is drawn outside of <CardServicesProvider>.');
  return services;
}

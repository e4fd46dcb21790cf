import { useCallback, useState } from 'preact/hooks';

/** Says a text to screen readers, politely. The same text twice is said twice: an invisible mark tells them apart. */
export function useAnnouncer(): { announcement: string; announce: (text: string) => void } {
  const [announcement, setAnnouncement] = useState('');
  const announce = useCallback((text: string) => {
    setAnnouncement((last) => (last === text ? `${text}\u200b` : text));
  }, []);
  return { announcement, announce };
}

export function LiveRegion({ text }: { text: string }) {
  return (
    <div class="visually-hidden" role="status" aria-live="polite" data-testid="live-region">
      {text}
    </div>
  );
}

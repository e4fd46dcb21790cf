import { Logo } from '../../common/Logo.tsx';

/** A toolbar with the puzzle piece and the pin beside the extension's name: where to press, drawn and not captured. */
export function PinPicture() {
  return (
    <div class="pin-picture" aria-hidden="true">
      <div class="pin-bar">
        <span class="pin-address" />
        <Logo />
        <svg class="icon pin-puzzle" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M6 2.8a1.6 1.6 0 0 1 3.2 0V4H12v3h1.2a1.6 1.6 0 0 1 0 3.2H12V13H3v-3h.6a1.5 1.5 0 0 0 0-3H3V4h3z" />
        </svg>
      </div>
      <div class="pin-menu">
        <Logo />
        <span class="pin-name" />
        <svg class="icon pin-pin" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M5.5 2.5h5l-.8 4.2 2.3 2.3H4l2.3-2.3zM8 9v4.5" />
        </svg>
      </div>
    </div>
  );
}

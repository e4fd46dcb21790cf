import { type Stage, type State, settleFrames } from './states.ts';

/** Brings a state about and takes its picture, as PNG bytes. */
export async function shootState(state: State, stage: Stage, theme: string): Promise<Uint8Array> {
  const view = await state.open(stage);
  await view.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  if (state.size) await view.setViewport({ ...state.size, deviceScaleFactor: 1 });
  await settleFrames(view);
  return view.screenshot({ type: 'png', fullPage: state.isWhole ?? false });
}

import type { LibraryPort } from '../library/channel/channel.ts';
import type { LibraryWorld } from '../library/store/world.ts';
import { FIRST_FILES } from '../library/view/packaged-files.ts';
import type { FileMessage } from './file-message.ts';

/** The world, with the packaged files that its page reads (send-files.ts). Each is taken once; later ones are read here. */
export function receiveFiles(port: Pick<LibraryPort, 'addEventListener'>, world: LibraryWorld): LibraryWorld {
  const arrivals = new Map<string, (bytes: ArrayBuffer | null) => void>();
  const coming = new Map(
    FIRST_FILES.map((path) => [path, new Promise<ArrayBuffer | null>((resolve) => arrivals.set(path, resolve))]),
  );
  port.addEventListener('message', ({ data }) => {
    if (isFileMessage(data)) arrivals.get(data.path)?.(data.bytes);
  });
  return {
    ...world,
    async readAsset(path) {
      const arriving = coming.get(path);
      coming.delete(path);
      const bytes = await arriving;
      return bytes ? new Uint8Array(bytes) : world.readAsset(path);
    },
  };
}

/** The other end is send-files.ts of this same build; everything else on the port is not for here. */
function isFileMessage(data: unknown): data is FileMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'file';
}

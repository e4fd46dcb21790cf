import { inflateSync, type UnzipDecoder, UnzipInflate } from 'fflate';

/** Compressed bytes up to which an entry is gathered and inflated at once: most notes by far. */
const MAX_GATHERED_BYTES = 65_536;
/** Room for what such an entry inflates to; entries that fill it are inflated as a stream instead. */
const SCRATCH_BYTES = 1_048_576;

let scratch: Uint8Array<ArrayBuffer> | null = null;

/**
 * Inflates entries of an archive. fflate's stream takes some 300 KB for each entry, which made a vault of 20,000 notes a matter of
 * minutes; small entries share one buffer here. No size that the archive declares is used.
 */
export class SmallEntryInflate implements UnzipDecoder {
  ondata: UnzipDecoder['ondata'] = () => undefined;
  #gathered: Uint8Array[] = [];
  #length = 0;
  #stream: UnzipInflate | null = null;

  push(bytes: Uint8Array, isLast: boolean): void {
    if (this.#stream !== null) {
      this.#stream.push(bytes, isLast);
      return;
    }
    this.#gathered.push(bytes);
    this.#length += bytes.length;
    if (this.#length > MAX_GATHERED_BYTES) this.#startStream(isLast);
    else if (isLast) this.#inflateAtOnce();
  }

  #inflateAtOnce(): void {
    scratch ??= new Uint8Array(SCRATCH_BYTES);
    let inflated: Uint8Array | null = null;
    try {
      inflated = inflateSync(this.#join(), { out: scratch });
    } catch {
      // Too large for the buffer, or damaged: the stream tells which.
    }
    if (inflated === null || inflated.length === SCRATCH_BYTES) this.#startStream(true);
    else this.ondata(null, inflated.slice(), true);
  }

  #startStream(isLast: boolean): void {
    const bytes = this.#join();
    this.#gathered = [];
    this.#stream = new UnzipInflate();
    this.#stream.ondata = (error, inflated, ends) => this.ondata(error, inflated, ends);
    this.#stream.push(bytes, isLast);
  }

  #join(): Uint8Array {
    const joined = new Uint8Array(this.#length);
    let at = 0;
    for (const bytes of this.#gathered) {
      joined.set(bytes, at);
      at += bytes.length;
    }
    return joined;
  }
}

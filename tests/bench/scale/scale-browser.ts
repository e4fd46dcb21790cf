import type { ProcessMemory } from './process-memory.ts';

/** One call to the library's worker: what came back, and how long the page waited for it, ms. */
export interface TimedAnswer {
  value: unknown;
  ms: number;
}

export interface LibraryCall {
  name: string;
  args: unknown[];
}

/** What bench:scale does in a browser: the same in Chromium and in Firefox. */
export interface ScaleBrowser {
  /** Opens the library page at a section. */
  openLibrary(section: string): Promise<void>;
  /** Gives the file to the field that the selector names, as the browser's own dialog does. */
  chooseFile(selector: string, file: string): Promise<void>;
  /** Runs a function body in the library page; `arguments` holds the arguments. May return a promise. */
  run(body: string, ...args: unknown[]): Promise<unknown>;
  /** Measures of the library worker's own timeline by name, ms; null where the browser does not let one look there. */
  readWorkerMeasures(): Promise<Record<string, number> | null>;
  openTab(url: string): Promise<void>;
  /** A real click on the toolbar icon, which is pinned. Gives the time of the click (epoch, ms). */
  clickToolbar(): Promise<number>;
  /** Runs a function body in the popup that the click opened. */
  runInPopup(body: string): Promise<unknown>;
  closePopup(): Promise<void>;
  /** Starts the packaged worker from a page without scripts of its own, and calls it one call after another. It ends with the browser. */
  callEach(batches: LibraryCall[][]): Promise<TimedAnswer[][]>;
  /** Memory of the processes that run the extension's pages; null where the system does not tell. */
  memory(): ProcessMemory | null;
  close(): Promise<void>;
}

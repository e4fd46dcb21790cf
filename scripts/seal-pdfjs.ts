interface Change {
  what: RegExp;
  instead: string;
  /** How often it stands in pdf.mjs and in pdf.worker.mjs: another version is looked at before it ships. */
  times: [api: number, worker: number];
}

const CHANGES: Change[] = [
  { what: /(?<![\w.$#]|async )fetch\((?=url|module_or_path)/g, instead: 'refuse(', times: [2, 4] },
  { what: /new XMLHttpRequest\(\)/g, instead: 'refuse()', times: [2, 1] },
  { what: /XMLHttpRequest\.DONE/g, instead: '4', times: [1, 0] },
  { what: /(?<=await )import\((?!")/g, instead: 'refuse(', times: [1, 1] },
  // The text of a script that loads another one.
  { what: /`await import\("\$\{/g, instead: '`await ("${', times: [1, 0] },
  { what: /new Worker\(/g, instead: 'refuse(', times: [2, 0] },
  // In a worker it takes the worker's messages for its own, and answers them.
  { what: /this\.initializeFromPort\(self\)/g, instead: 'void 0', times: [0, 1] },
  // A global name for all of it would keep all of it in the package.
  { what: /globalThis\.(?:_pdfjsTestingUtils|pdfjsLib) = /g, instead: 'const ignored = ', times: [2, 0] },
];

/**
 * Takes out of pdf.js, while it is bundled, all that could fetch, load code, start a thread or take our messages: it gets bytes and gives text
 * (utils/pdf/read-pdf.ts), so nothing of that is ever reached. tests/browser/packages.test.ts then finds none of it.
 */
export const sealPdfJs = {
  name: 'pangzheng:seal-pdfjs',
  transform(code: string, id: string): string | undefined {
    const file = /pdfjs-dist\/build\/(pdf(?:\.worker)?)\.mjs/.exec(id.replaceAll('\\', '/'))?.[1];
    if (file === undefined) return undefined;
    let sealed = code;
    for (const { what, instead, times } of CHANGES) {
      const found = sealed.match(what)?.length ?? 0;
      const wanted = times[file === 'pdf' ? 0 : 1];
      if (found !== wanted)
        throw new Error(
          `${file}.mjs has ${what} ${found} times and not ${wanted}: look at what this version of pdf.js loads.`,
        );
      sealed = sealed.replace(what, instead);
    }
    return `${sealed}\nfunction refuse() { throw new Error('pdf.js is here to read bytes, and loads nothing.'); }\n`;
  },
};

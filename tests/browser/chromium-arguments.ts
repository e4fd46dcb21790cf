/** How every Chromium of tests and benchmarks is started: nothing asks the network, nothing asks the reader. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox', // tests also run as root, where Chromium refuses to start with its sandbox
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Methods that pdf.js calls on the way to a text and that the oldest browsers we start in lack (Chrome 127 to 146, Node 24):
 * its own build for older browsers brings core-js for them, whose Internet Explorer fallback (ActiveX, document.write) the
 * Chrome Web Store takes for hidden code. Each is added only where it is missing, so a browser's own always stands.
 */
export function addNewerMethods(): void {
  add(
    Promise,
    'try',
    function attempt(this: PromiseConstructor, work: (...all: unknown[]) => unknown, ...all: unknown[]) {
      return new Promise((resolve) => resolve(work(...all)));
    },
  );
  add(Map.prototype, 'getOrInsert', function getOrInsert(this: Map<unknown, unknown>, key: unknown, value: unknown) {
    if (!this.has(key)) this.set(key, value);
    return this.get(key);
  });
  for (const kind of [Map.prototype, WeakMap.prototype])
    add(kind, 'getOrInsertComputed', function getOrInsertComputed<
      Key extends WeakKey,
    >(this: Map<Key, unknown>, key: Key, create: (key: Key) => unknown) {
      if (!this.has(key)) this.set(key, create(key));
      return this.get(key);
    });
  // Widths and lengths of tables are summed with it: what a plain sum loses in the last bits moves no letter.
  add(Math, 'sumPrecise', (numbers: Iterable<number>) => {
    let sum = 0;
    for (const number of numbers) sum += number;
    return sum;
  });
  add(Uint8Array.prototype, 'toHex', function toHex(this: Uint8Array) {
    return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
}

function add(owner: object, name: string, method: (...all: never[]) => unknown): void {
  if (name in owner) return;
  Object.defineProperty(owner, name, { value: method, writable: true, configurable: true, enumerable: false });
}

import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { addNewerMethods } from '../../../utils/pdf/newer-methods.ts';

/** A browser of 2024 as far as this goes: a realm of its own without the methods. */
function runInOldRealm(expression: string): unknown {
  const remove = [
    'delete Promise.try',
    'delete Map.prototype.getOrInsert',
    'delete Map.prototype.getOrInsertComputed',
    'delete WeakMap.prototype.getOrInsertComputed',
    'delete Math.sumPrecise',
    'delete Uint8Array.prototype.toHex',
  ].join(';');
  const source = addNewerMethods.toString();
  const add = /function add\([\s\S]*/.exec(ADD)?.[0] ?? '';
  return runInNewContext(`${remove}; ${add}; (${source})(); ${expression}`);
}

/** The other function of that file, which its exported one calls by name. */
const ADD = `function add(owner, name, method) {
  if (name in owner) return;
  Object.defineProperty(owner, name, { value: method, writable: true, configurable: true, enumerable: false });
}`;

it('what an older browser lacks is there afterwards and works', async () => {
  expect(runInOldRealm('new Map([[1, 2]]).getOrInsert(1, 3) + new Map().getOrInsert(1, 3)')).toBe(5);
  expect(
    runInOldRealm('const m = new Map(); m.getOrInsertComputed(4, (k) => k * 2) + m.getOrInsertComputed(4, () => 0)'),
  ).toBe(16);
  expect(runInOldRealm('new WeakMap().getOrInsertComputed({}, () => 7)')).toBe(7);
  expect(runInOldRealm('Math.sumPrecise([1, 2, 3.5])')).toBe(6.5);
  expect(runInOldRealm('new Uint8Array([0, 10, 255]).toHex()')).toBe('000aff');
  expect(await runInOldRealm('Promise.try((a, b) => a + b, 1, 2)')).toBe(3);
  expect(await runInOldRealm('Promise.try(() => { throw 5; }).catch((thrown) => thrown)')).toBe(5);
});

it('what the browser has stays its own', () => {
  const own = Object.getOwnPropertyDescriptor(Promise, 'try');
  addNewerMethods();
  expect(Object.getOwnPropertyDescriptor(Promise, 'try')).toEqual(own);
});

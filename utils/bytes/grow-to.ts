/** A longer array of the same kind that begins with the same numbers. */
export function growTo<Numbers extends Uint8Array | Int32Array | Uint32Array | Float64Array>(
  numbers: Numbers,
  length: number,
): Numbers {
  const grown = Reflect.construct(numbers.constructor, [length]) as Numbers;
  grown.set(numbers);
  return grown;
}

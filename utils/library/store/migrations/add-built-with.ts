import * as v from 'valibot';

/** The manifest as version 1 of the store wrote it, as far as this migration touches it. */
const ManifestVersion1 = v.looseObject({
  generation: v.number(),
  segments: v.array(v.looseObject({ id: v.number() })),
});

/**
 * Version 1 to 2: a segment says which tables of the language it was built with, because its norms and vectors fit no
 * others. Version 1 did not know, so '' stands for "unknown": the next maintenance rebuilds such segments.
 * Throws when the record is not of version 1; the store then stays as it is.
 */
export function addBuiltWith(manifest: unknown): Record<string, unknown> {
  const old = v.parse(ManifestVersion1, manifest);
  return { ...old, segments: old.segments.map((segment) => ({ ...segment, builtWith: '' })) };
}

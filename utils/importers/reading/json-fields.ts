import type { JsonObject, JsonValue } from './read-json-records.ts';

/** The text at a key, or '' when there is none. Numbers become their digits (some exporters write ids either way). */
export function textField(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** The list at a key, or an empty one. */
export function listField(object: JsonObject, key: string): JsonValue[] {
  const value = object[key];
  return Array.isArray(value) ? value : [];
}

/** The object at a key, or null. */
export function objectField(object: JsonObject, key: string): JsonObject | null {
  return asObject(object[key]);
}

/** The value itself when it is an object (not a list), else null. */
export function asObject(value: JsonValue | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** The texts of a list, others left out. A single text counts as a list of one. */
export function textListField(object: JsonObject, key: string): string[] {
  const value = object[key];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
}

/** Tags as typed: apart by spaces or commas of either width, with or without "#", each once. */
export function splitTags(typed: string): string[] {
  const tags = typed.split(/[\s,，、]+/u).map((tag) => tag.replace(/^[#＃]+/u, ''));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

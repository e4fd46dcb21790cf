import type { RawPost } from '../../post/create-post.ts';

/** A work as reference managers know it, in the words of their files. */
export interface Reference {
  title: string;
  authors: string[];
  abstract: string;
  notes: string[];
  url: string;
  doi: string;
  date: string;
  keywords: string[];
}

/** A work as a post: its abstract and what the reader noted about it. */
export function toReferencePost({ title, authors, abstract, notes, url, doi, date, keywords }: Reference): RawPost {
  const number = /10\.\d{4,9}\/\S+/.exec(doi)?.[0] ?? '';
  return {
    isBookmark: url !== '' || number !== '',
    title,
    text: [abstract, ...notes].filter((part) => part.trim() !== '').join('\n'),
    url: url || (number === '' ? '' : `https://doi.org/${number}`),
    author: authors.filter((author) => author !== '').join('; '),
    publishedAt: date,
    tags: keywords,
  };
}

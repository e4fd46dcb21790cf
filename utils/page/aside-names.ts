/**
 * Words in class names and ids that name a part beside the text: what many sites call their share bars, captions,
 * lists of other articles, author boxes, notes about rights. Compared with whole words of the name ("post_recommends" is
 * post + recommends). No word here is the name of a site.
 */
const ASIDE_WORDS = new Set(
  // captions and credits of pictures and videos
  (
    'caption captions figcaption credit credits attribution gallery resgallery slideshow slider lightbox ' +
    // other articles
    'related recommend recommends recommended recommendation recommendations recirc readmore teaser teasers trending ' +
    'popular hot outbrain taboola ' +
    // sharing, subscribing, commenting
    'share sharing bdshare bshare sharebar social sns follow newsletter newsletters subscribe subscription signup singup ' +
    'cta promo promos qrcode ecode weixin erweima comment comments disqus feedback ' +
    // where the article stands, what it is filed under
    'breadcrumb breadcrumbs crumb crumbs crumbnav tag tags taglist keywords filed rubric postinfo ' +
    // who and when
    'byline bylines dateline timestamp pubtime pubdate storydate editor zebian author authors bio ' +
    // rights and notes
    'copyright copyrights disclaimer disclaimers statement shenming declare license ' +
    // advertising
    'advert adverts advertisement advertisements sponsor sponsored ' +
    // for machines and assistive technology only
    'skip noscript sr'
  ).split(' '),
);

/** The word by which an element names itself as an aside; null when it does not. */
export function asideKind(element: Element): string | null {
  if (element.nodeName === 'FIGCAPTION') return 'figcaption';
  return nameWords(element).find((word) => ASIDE_WORDS.has(word)) ?? null;
}

/** The words of an element's class and id: "post_recommendsList" is post, recommends, list. */
export function nameWords(element: Element): string[] {
  const name = `${element.getAttribute('class') ?? ''} ${element.id}`;
  if (name === ' ') return [];
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

export interface JikeContent {
  text: string;
  url: string;
  circle: string;
}

const QUOTE = /\n\s*(?:---|\\---|\*\*\*)\s*\n+>?\s*引用动态[：:][\s\S]*$/u;
const LINK_LINE = /^\s*(?:\[原动态链接\]\(([^()\s]*)\)|原动态链接[：:]\s*(\S*))\s*$/gmu;
const CIRCLE_LINE = /^\s*圈子[：:]\s*(?:\[([^\]]*)\]\([^()\s]*\)|(.*?))\s*$/gmu;
const OTHER_LINES = /^\s*(?:圈子链接|引用动态圈子|引用动态链接)[：:].*$/gmu;
const PICTURE = /!\[image\]\([^()\s]*\)/gu;

/** Takes the trailers off a 即刻 post as jike-export-extension writes it: address, circle, quoted post, pictures. */
export function parseJikeContent(content: string): JikeContent {
  let url = '';
  let circle = '';
  const text = content
    .replace(/\r\n?/g, '\n')
    .replace(QUOTE, '')
    .replace(LINK_LINE, (_, inMarkdown: string | undefined, plain: string | undefined) => {
      url ||= inMarkdown ?? plain ?? '';
      return '';
    })
    .replace(CIRCLE_LINE, (_, inMarkdown: string | undefined, plain: string | undefined) => {
      circle ||= (inMarkdown ?? plain ?? '').trim();
      return '';
    })
    .replace(OTHER_LINES, '')
    .replace(PICTURE, '');
  return { text, url, circle };
}

/** Hashtags of a 即刻 post: `#话题` up to the next space or sign. */
export function findHashtags(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}_/-]{1,40})/gu)].map(([, tag = '']) => tag);
}

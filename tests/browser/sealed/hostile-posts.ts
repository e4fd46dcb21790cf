/** Host of an imported post's address: nobody but the reader's own library knows it. */
export const SECRET_HOST = 'secret-diary.trap.test';

/** Words by which the posts below are found. */
export const SECRET_WORD = 'secretdiary';

/** An import file whose posts hold everything that a careless view would load. */
export function createHostilePosts(): string {
  const beacons = [
    `![picture](https://image.trap.test/a.png)`,
    `<img src="https://html-image.trap.test/a.png"><script src="https://script.trap.test/a.js"></script>`,
    `<link rel="preconnect" href="https://preconnect.trap.test">`,
    `https://plain.trap.test/path`,
  ];
  const posts = beacons.map((beacon, i) => ({
    title: `${SECRET_WORD} ${i} ${beacon}`,
    text: `${SECRET_WORD} 618 大促 退款率 私域 ${beacon}\n${beacon}`,
    url: `https://${i}.${SECRET_HOST}/path`,
    author: beacon,
    tags: [beacon],
  }));
  return JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts });
}

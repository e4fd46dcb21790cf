import type { Page } from 'puppeteer-core';

/** Pixels of one cell: letters of another rasteriser fall within it, a block that moved does not. */
const CELL = 8;

/** Difference of a cell's mean colour, 0..255, that counts. */
const NOTICEABLE = 28;

/**
 * Share of the cells in which two PNG pictures differ, 0..1; 1 when their sizes do. Both are drawn small by the browser,
 * which compares means and so forgives how a font is drawn.
 */
export function comparePictures(page: Page, one: Uint8Array, other: Uint8Array): Promise<number> {
  const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return page.evaluate(
    async (first, second, cell, noticeable) => {
      const load = async (data: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = Math.ceil(image.width / cell);
        canvas.height = Math.ceil(image.height / cell);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return {
          size: `${image.width}x${image.height}`,
          data: context.getImageData(0, 0, canvas.width, canvas.height).data,
        };
      };
      const [a, b] = [await load(first), await load(second)];
      if (a.size !== b.size) return 1;
      let different = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const distance = [0, 1, 2].map((channel) =>
          Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)),
        );
        if (Math.max(...distance) > noticeable) different++;
      }
      return different / (a.data.length / 4);
    },
    toBase64(one),
    toBase64(other),
    CELL,
    NOTICEABLE,
  );
}

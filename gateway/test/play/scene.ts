/** Pictures as they are taken: scenes that differ, and the same one in another size and quality. */
import sharp from 'sharp';

/** A scene of light and dark that the seed decides. */
export async function takeScene(seed: number): Promise<Buffer> {
  let state = seed * 2654435761 + 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes = Array.from({ length: 24 }, () => {
    const shade = Math.round(next() * 255);
    return `<rect x="${next() * 800}" y="${next() * 600}" width="${80 + next() * 300}" height="${60 + next() * 250}" fill="rgb(${shade},${Math.round(shade * 0.8)},${Math.round(shade * 0.6)})"/>`;
  });
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#777"/>${shapes.join('')}</svg>`;
  return sharp(Buffer.from(drawn)).jpeg({ quality: 90 }).toBuffer();
}

/** As a messenger sends it on: smaller, coarser, of another format. */
export async function sentOn(photo: Buffer, width = 480): Promise<Buffer> {
  return sharp(photo).resize({ width }).jpeg({ quality: 45 }).toBuffer();
}

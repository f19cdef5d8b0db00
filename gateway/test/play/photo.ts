/** A photo as a telephone takes it: a real JPEG with its place in EXIF. */
import sharp from 'sharp';

export async function takePhoto(colour = '#7a5c3e'): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: 'Keypad', Model: 'K1' },
      IFD3: { GPSLatitude: '31/1 0/1 35/1', GPSLongitude: '117/1 50/1 23/1' },
    })
    .jpeg()
    .toBuffer();
}

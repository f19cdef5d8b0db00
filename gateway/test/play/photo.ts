/** A photo as a telephone takes it: a real JPEG with its place in EXIF. */
import sharp from 'sharp';

const SOMEWHERE = { lng: 117.8397, lat: 31.0097 };

/** @param at where it is taken, WGS-84; `null` with location switched off */
export async function takePhoto(
  colour = '#7a5c3e',
  at: { lng: number; lat: number } | null = SOMEWHERE,
): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .withExif({
      IFD0: { Make: 'Keypad', Model: 'K1' },
      ...(at && {
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: sexagesimal(at.lat),
          GPSLongitudeRef: 'E',
          GPSLongitude: sexagesimal(at.lng),
        },
      }),
    })
    .jpeg()
    .toBuffer();
}

/** Degrees, minutes and hundredths of a second, as rationals. */
function sexagesimal(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  return `${Math.floor(hundredths / 360_000)}/1 ${Math.floor(hundredths / 6000) % 60}/1 ${hundredths % 6000}/100`;
}

import sharp from 'sharp';
import { takePhoto } from '../../test/play/photo.ts';
import { placeOfPhoto } from './photoPlace.ts';

async function exifOf(bytes: Buffer): Promise<Buffer | undefined> {
  return (await sharp(bytes).metadata()).exif;
}

async function taken(gps: Record<string, string>): Promise<ReturnType<typeof placeOfPhoto>> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } });
  return placeOfPhoto(await exifOf(await image.withExif({ IFD3: gps }).jpeg().toBuffer()));
}

const GOOD = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '31/1 30/1 3600/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '117/1 45/1 0/1',
};

test('a telephone’s photo says where it was taken', async () => {
  const place = placeOfPhoto(await exifOf(await takePhoto('#000', { lng: 117.12345, lat: 31.54321 })));
  expect(place?.lng).toBeCloseTo(117.12345, 5);
  expect(place?.lat).toBeCloseTo(31.54321, 5);
  expect(await taken(GOOD)).toEqual({ lng: 117.75, lat: 31.51 });
  expect(await taken({ ...GOOD, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' })).toEqual({
    lng: -117.75,
    lat: -31.51,
  });
});

test.each([
  ['0, 0', { ...GOOD, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
  ['a division by 0', { ...GOOD, GPSLatitude: '31/0 30/0 0/0' }],
  ['90 minutes', { ...GOOD, GPSLatitude: '31/1 90/1 0/1' }],
  ['beyond the pole', { ...GOOD, GPSLatitude: '131/1 0/1 0/1' }],
  ['no longitude', { GPSLatitudeRef: 'N', GPSLatitude: '31/1 30/1 0/1' }],
  ['a fix that the telephone calls void', { ...GOOD, GPSStatus: 'V' }],
  ['a fix that is kilometres off', { ...GOOD, GPSHPositioningError: '2500/1' }],
])('%s is no place', async (_, gps: Record<string, string>) => {
  expect(await taken(gps)).toBeNull();
});

test('no EXIF and broken EXIF are no place and no error', async () => {
  expect(placeOfPhoto(undefined)).toBeNull();
  expect(placeOfPhoto(await exifOf(await takePhoto('#000', null)))).toBeNull();
  const exif = (await exifOf(await takePhoto())) ?? Buffer.alloc(0);
  for (let length = 0; length < exif.length; length += 7)
    expect(() => placeOfPhoto(exif.subarray(0, length))).not.toThrow();
  expect(placeOfPhoto(Buffer.from('not EXIF at all'))).toBeNull();
});

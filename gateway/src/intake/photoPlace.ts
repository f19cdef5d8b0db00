/** Where a photo was taken, from its EXIF: telephones made for China write WGS-84 there, as the standard says. */
import readExif from 'exif-reader';
import type { Point } from '@gridline/shared/place.ts';

/** Telephones tell how far off they may be; a fix worse than this says nothing of a grid. */
const WORST_METRES = 100;
/** 0° N 0° E is what a camera writes that knows no place; nobody complains from there. */
const NOWHERE = 0.001;

/** @param exif the raw block of the file, if it has one @returns WGS-84, or `null` for none or nonsense */
export function placeOfPhoto(exif: Buffer | undefined): Point | null {
  const gps = exif && gpsOf(exif);
  if (!gps || gps.GPSStatus === 'V' || Number(gps.GPSHPositioningError ?? 0) > WORST_METRES) return null;
  const lat = degrees(gps.GPSLatitude, gps.GPSLatitudeRef === 'S');
  const lng = degrees(gps.GPSLongitude, gps.GPSLongitudeRef === 'W');
  if (lat === null || lng === null || Math.abs(lat) > 90 || Math.abs(lng) > 180) return null;
  if (Math.abs(lat) < NOWHERE && Math.abs(lng) < NOWHERE) return null;
  return { lng, lat };
}

type Gps = NonNullable<ReturnType<typeof readExif>['GPSInfo']>;

/** A block that cannot be read is as good as none: the photo itself may be fine. */
function gpsOf(exif: Buffer): Gps | null {
  try {
    return readExif(exif).GPSInfo ?? null;
  } catch {
    return null;
  }
}

/** Degrees, minutes, seconds; a missing part is 0, a wrong one makes it `null`. */
function degrees(parts: unknown, negative: boolean): number | null {
  if (!Array.isArray(parts) || parts.length === 0) return null;
  const [whole = 0, minutes = 0, seconds = 0] = parts.map(Number);
  const value = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(value) || value < 0 || minutes >= 60 || seconds >= 60) return null;
  return negative ? -value : value;
}

/**
 * Photos: whatever arrives is decoded and written anew as JPEG, so that no EXIF (place, device), no script and
 * no disguised file gets in; large ones are made smaller. Where it was taken is read before, for routing alone.
 */
import { createHash } from 'node:crypto';
import type { Point } from '@gridline/shared/place.ts';
import sharp, { type OutputInfo } from 'sharp';
import type { Photo } from '../db/generated/mysql/client.ts';
import { bandsOf, COLUMNS, likenessOf, ROWS } from '../assessment/watch/likeness.ts';
import { insert, type Write } from '../db/change.ts';
import { newId } from '../db/ids.ts';
import { badRequest } from '../errors.ts';
import type { House } from '../house.ts';
import type { PhotoStorage } from '../providers/ports.ts';
import { placeOfPhoto } from './photoPlace.ts';

const LONGEST_SIDE = 2048;
/** Guards against decompression bombs. */
const MAX_PIXELS = 100_000_000;
const FORMATS = ['jpeg', 'png', 'webp', 'heif', 'gif'];

type Owner = { residentId: string } | { staffId: string };

export async function storePhoto(
  house: House,
  storage: PhotoStorage,
  given: { bytes: Buffer; owner: Owner },
): Promise<Photo> {
  const { data, info, taken } = await reencode(given.bytes);
  const likeness = await likenessOfPhoto(data);
  const now = house.clock.now();
  const id = newId();
  const photo: Photo = {
    id,
    caseId: null,
    eventSeq: null,
    kind: 'complaint',
    residentId: 'residentId' in given.owner ? given.owner.residentId : null,
    staffId: 'staffId' in given.owner ? given.owner.staffId : null,
    storageKey: `${now.toISOString().slice(0, 10)}/${id}.jpg`,
    sha256: createHash('sha256').update(data).digest('hex'),
    width: info.width,
    height: info.height,
    bytes: data.length,
    lng: taken?.lng ?? null,
    lat: taken?.lat ?? null,
    likeness,
    createdAt: now,
  };
  await storage.put(photo.storageKey, data, 'image/jpeg');
  await house.db.submit({ writes: [insert('Photo', photo), ...bandRows(photo)] });
  return photo;
}

/** By its likeness the same picture is found again, whatever its size; `null` for one too plain. */
async function likenessOfPhoto(written: Buffer): Promise<string | null> {
  const grey = await sharp(written)
    .resize({ width: COLUMNS, height: ROWS, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
  return likenessOf(grey);
}

function bandRows({ id, likeness }: Photo): Write[] {
  if (likeness === null) return [];
  return bandsOf(likeness).map((band, index) =>
    insert('PhotoBand', { id: `${id}:${index}`, band, photoId: id }),
  );
}

async function reencode(bytes: Buffer): Promise<{ data: Buffer; info: OutputInfo; taken: Point | null }> {
  const refuse = (): Error => badRequest('photo_unreadable', '这个文件不是能打开的照片，请换一张。');
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const { format, exif } = await image.metadata();
    if (!FORMATS.includes(format)) throw refuse();
    const written = await image
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { ...written, taken: placeOfPhoto(exif) };
  } catch {
    throw refuse();
  }
}

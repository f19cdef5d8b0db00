/** Links to photos that expire: a page can show them in `<img>` without a header, nobody can guess them. */
import type { PhotoView } from '@gridline/shared/complaint.ts';
import type { Photo } from '../../db/generated/mysql/client.ts';
import type { House } from '../../house.ts';

const HOURS = 6;
const PERIOD = 3600_000;

export function photoView(house: House, photo: Photo): PhotoView {
  return {
    id: photo.id,
    url: photoUrl(house, photo.id),
    kind: photo.kind as PhotoView['kind'],
    width: photo.width,
    height: photo.height,
  };
}

/** Stable for an hour, so that browsers may cache. */
function photoUrl(house: House, id: string): string {
  const until = (Math.floor(house.clock.now().getTime() / PERIOD) + HOURS) * PERIOD;
  return `/api/v1/photos/${id}?until=${until}&sig=${house.privacy.sign(`photo:${id}:${until}`)}`;
}

export function photoLinkIsGood(house: House, given: { id: string; until: string; sig: string }): boolean {
  return (
    Number(given.until) > house.clock.now().getTime() &&
    house.privacy.verify(`photo:${given.id}:${given.until}`, given.sig)
  );
}

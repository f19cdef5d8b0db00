/** Names under which photos are kept: the same rule for a folder and for a bucket. */

/** A key that could leave its folder, or that one of the stores could not hold. */
export class BadPhotoKey extends Error {
  override readonly name = 'BadPhotoKey';
  readonly code = 'bad_photo_key';
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const MAX_DEPTH = 6;

/** Returns the key unchanged when every segment is plain; throws `BadPhotoKey` otherwise. */
export function checkPhotoKey(key: string): string {
  const segments = key.split('/');
  if (segments.length <= MAX_DEPTH && segments.every((segment) => SEGMENT.test(segment))) return key;
  throw new BadPhotoKey(
    'This photo key is not allowed: use letters, digits, dot, dash and underscore, with slashes between.',
  );
}

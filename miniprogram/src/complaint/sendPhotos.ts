import { trouble, value, type Answer } from '../api/answer';
import { uploadPhoto } from '../device/photos';
import { heldSession } from '../session/session';
import type { DraftPhoto } from './draft';

/** Uploads what the gateway does not have yet; `keep` is told after each one, so that none goes twice. */
export async function sendPhotos(
  photos: readonly DraftPhoto[],
  keep: (photos: DraftPhoto[]) => void,
): Promise<Answer<string[]>> {
  const token = heldSession()?.token ?? null;
  if (token === null && photos.some((photo) => photo.id === null)) return trouble('signIn', '请先登录。');
  const known = [...photos];
  for (const [place, photo] of known.entries()) {
    if (photo.id !== null) continue;
    const answer = await uploadPhoto(photo.path, token ?? '');
    if (!answer.ok) {
      const { kind, words } = answer.trouble;
      return trouble(kind, kind === 'signIn' ? words : `第 ${place + 1} 张照片没有传上去。${words}`);
    }
    known[place] = { ...photo, id: answer.value.id };
    keep([...known]);
  }
  return value(known.flatMap((photo) => photo.id ?? []));
}

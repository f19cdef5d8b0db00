import type { PhotoView } from '@gridline/shared/complaint.ts';
import { offline, refusal, value } from '../api/answer';
import type * as contract from './photos.d';

/** Long enough an edge to read a number plate, small enough for nine photos in the draft. */
const LONGEST_EDGE = 1600;
const QUALITY = 0.72;

export const choosePhotos: typeof contract.choosePhotos = async (atMost) => {
  const files = await pickFiles();
  return Promise.all(files.slice(0, atMost).map(shrink));
};

function pickFiles(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = true;
    input.id = 'photo-input';
    input.style.display = 'none';
    const finish = () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', finish);
    input.addEventListener('cancel', finish);
    document.body.append(input);
    input.click();
  });
}

/** A JPEG data URL; a kind of photo this browser cannot draw goes as it is, for the gateway to judge. */
async function shrink(file: File): Promise<string> {
  const original = await readAsIs(file);
  try {
    const picture = new Image();
    picture.src = original;
    await picture.decode();
    const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.naturalWidth, picture.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.naturalWidth * scale);
    canvas.height = Math.round(picture.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', QUALITY);
  } catch {
    return original;
  }
}

function readAsIs(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('the chosen photo cannot be read'));
    reader.readAsDataURL(file);
  });
}

export const uploadPhoto: typeof contract.uploadPhoto = async (path, token) => {
  try {
    const form = new FormData();
    form.append('photo', toBlob(path), 'photo.jpg');
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(API_ROUTES.uploadPhoto.path, { method: 'POST', headers, body: form });
    const body: unknown = await response.json();
    if (!response.ok) return refusal(response.status, body);
    return value(body as PhotoView);
  } catch {
    return offline();
  }
};

function toBlob(dataUrl: string): Blob {
  const [head = '', base64 = ''] = dataUrl.split(',');
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? 'application/octet-stream';
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type });
}

import type { PhotoView } from '@gridline/shared/complaint.ts';
import Taro from '@tarojs/taro';
import { offline, refusal, value } from '../api/answer';
import type * as contract from './photos.d';

const QUALITY = 75;

export const choosePhotos: typeof contract.choosePhotos = async (atMost) => {
  try {
    const chosen = await Taro.chooseMedia({ count: atMost, mediaType: ['image'], sizeType: ['compressed'] });
    return await Promise.all(chosen.tempFiles.map((file) => keep(file.tempFilePath)));
  } catch {
    return [];
  }
};

/** Smaller, and out of WeChat's temporary folder. If neither works, the photo itself is still good. */
async function keep(path: string): Promise<string> {
  try {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality: QUALITY });
    const saved = await Taro.saveFile({ tempFilePath });
    return 'savedFilePath' in saved ? String(saved.savedFilePath) : tempFilePath;
  } catch {
    return path;
  }
}

export const uploadPhoto: typeof contract.uploadPhoto = async (path, token) => {
  try {
    const answer = await Taro.uploadFile({
      url: GATEWAY_ORIGIN + API_ROUTES.uploadPhoto.path,
      filePath: path,
      name: 'photo',
      header: { Authorization: `Bearer ${token}` },
    });
    const body: unknown = JSON.parse(answer.data);
    if (answer.statusCode >= 300) return refusal(answer.statusCode, body);
    return value(body as PhotoView);
  } catch {
    return offline();
  }
};

import { Image, View } from '@tarojs/components';
import { choosePhotos } from '../device/photos';
import { tap } from '../parts/tap';
import type { DraftPhoto } from './draft';
import './PhotoField.scss';

/** The contract's limit; the contract itself is not carried to the telephone. */
const PHOTO_LIMIT: typeof import('@gridline/shared/complaint.ts').PHOTO_LIMIT = 9;

interface Props {
  idPrefix: string;
  photos: readonly DraftPhoto[];
  onAdd: (photos: DraftPhoto[]) => void;
  onRemove: (path: string) => void;
}

export function PhotoField({ idPrefix, photos, onAdd, onRemove }: Props) {
  const room = PHOTO_LIMIT - photos.length;
  const add = () => {
    void choosePhotos(room).then((paths) => onAdd(paths.map((path) => ({ path, id: null }))));
  };
  return (
    <View className="photos">
      {photos.map(({ path }, place) => (
        <View key={path.slice(-80)} className="photo">
          <Image className="photo-picture" src={path} mode="aspectFill" />
          <View
            id={`${idPrefix}-remove-photo-${place + 1}`}
            className="photo-remove"
            {...tap(() => onRemove(path))}
          >
            去掉
          </View>
        </View>
      ))}
      {room > 0 && (
        <View id={`${idPrefix}-add-photo`} className="photo photo-add" {...tap(add)}>
          <View className="photo-plus">＋</View>
          <View>{photos.length === 0 ? '加照片' : '再加一张'}</View>
        </View>
      )}
    </View>
  );
}

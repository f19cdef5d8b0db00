import type { PhotoView } from '@gridline/shared/complaint.ts';
import { Image, View } from '@tarojs/components';
import { viewPhoto } from '../device/viewPhoto';
import './PhotoRow.scss';

export function PhotoRow({ photos }: { photos: readonly PhotoView[] }) {
  if (photos.length === 0) return null;
  const urls = photos.map(({ url }) => (url.startsWith('/') ? GATEWAY_ORIGIN + url : url));
  return (
    <View className="photo-row">
      {urls.map((url) => (
        <Image
          key={url}
          className="photo-row-picture"
          src={url}
          mode="aspectFill"
          onClick={() => viewPhoto(url, urls)}
        />
      ))}
    </View>
  );
}

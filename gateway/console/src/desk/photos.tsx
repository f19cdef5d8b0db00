import type { PhotoView } from '@gridline/shared/complaint.ts';
import { Image } from 'antd';
import styles from './desk.module.css';

const KINDS: Record<PhotoView['kind'], string> = {
  complaint: '诉求',
  before: '处置前',
  after: '处置后',
  material: '材料',
};

export function Photos({ photos, size = 108 }: { photos: readonly PhotoView[]; size?: number }) {
  if (photos.length === 0) return null;
  return (
    <div className={styles.photos}>
      <Image.PreviewGroup>
        {photos.map((photo) => (
          <figure key={photo.id}>
            <Image
              src={photo.url}
              width={size}
              height={size}
              alt={`${KINDS[photo.kind]}照片`}
              loading="lazy"
            />
            {photo.kind !== 'complaint' && <figcaption>{KINDS[photo.kind]}</figcaption>}
          </figure>
        ))}
      </Image.PreviewGroup>
    </div>
  );
}

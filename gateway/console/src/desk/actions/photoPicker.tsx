import { CloseCircleFilled, PlusOutlined } from '@ant-design/icons';
import { PHOTO_LIMIT, type PhotoView } from '@gridline/shared/complaint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { App, Spin } from 'antd';
import { useState, type ChangeEvent } from 'react';
import { call } from '../../api/call.ts';
import { sentenceOf } from '../../api/problem.ts';
import styles from '../form.module.css';

interface PhotoPickerProps {
  id?: string;
  value?: PhotoView[];
  onChange?: (photos: PhotoView[]) => void;
  testId: string;
}

/** Photos are uploaded as soon as they are chosen; the form holds what the gateway made of them. */
export function PhotoPicker({ id, value = [], onChange, testId }: PhotoPickerProps) {
  const [uploading, setUploading] = useState(0);
  const { message } = App.useApp();
  const room = PHOTO_LIMIT - value.length;

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.target.files ?? [])].slice(0, room);
    event.target.value = '';
    setUploading(files.length);
    const outcomes = await Promise.allSettled(files.map((file) => call(staffApi.uploadPhoto, { file })));
    setUploading(0);
    const uploaded = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    if (refused) void message.error(`有照片没传上去：${sentenceOf(refused.reason)}`);
    onChange?.([...value, ...uploaded]);
  }

  return (
    <div className={styles.picker}>
      {value.map((photo) => (
        <span key={photo.id} className={styles.picked} data-testid="picked-photo">
          <img src={photo.url} alt="" />
          <button
            type="button"
            aria-label="去掉这张照片"
            onClick={() => onChange?.(value.filter((other) => other.id !== photo.id))}
          >
            <CloseCircleFilled />
          </button>
        </span>
      ))}
      {uploading > 0 && (
        <span className={styles.picked}>
          <Spin size="small" />
        </span>
      )}
      {room > 0 && (
        <label className={styles.add}>
          <PlusOutlined />
          <span>添加照片</span>
          <input
            id={id}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,image/heic"
            onChange={(event) => void choose(event)}
            data-testid={testId}
          />
        </label>
      )}
    </div>
  );
}

import type { WordingVersion } from '@gridline/shared/noticeApi.ts';
import { Button } from 'antd';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './wordings.module.css';

interface VersionsProps {
  versions: readonly WordingVersion[];
  current: number;
  /** Begin anew from an older text; `undefined` for whoever only reads. */
  onTake: ((text: string) => void) | undefined;
}

/** Every wording there was, newest first: who changed it and when. */
export function Versions({ versions, current, onTake }: VersionsProps) {
  const now = useNow();
  return (
    <div className="panel" data-testid="wording-versions">
      <h2>历次版本</h2>
      <ol className={styles.versions}>
        {versions.map((one) => (
          <li key={one.version}>
            <div className={styles.versionHead}>
              <b>{one.version === 0 ? '自带的写法' : `第 ${one.version} 版`}</b>
              {one.version === current && <i>在用</i>}
              <span className="muted">
                {one.createdBy} {one.createdAt && dayAndTime(one.createdAt, now)}
                {one.carrierCode && ` · 模板 ${one.carrierCode}`}
              </span>
              {onTake && one.version !== current && (
                <Button type="link" size="small" onClick={() => onTake(one.text)}>
                  照这版改
                </Button>
              )}
            </div>
            <p>{one.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

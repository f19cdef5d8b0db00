import { EnvironmentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Here } from './actionFields.ts';
import styles from '../form.module.css';

interface HereFieldProps {
  id?: string;
  value?: Here;
  onChange?: (here: Here) => void;
}

const PATIENCE_MS = 15_000;

/** Where the telephone says it is (WGS-84); that it cannot say keeps nobody from going on. */
export function HereField({ id, value, onChange }: HereFieldProps) {
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');

  function locate() {
    if (!('geolocation' in navigator)) return setState('failed');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange?.({
          point: { lng: coords.longitude, lat: coords.latitude },
          accuracy: Math.min(coords.accuracy, 100_000),
        });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    );
  }

  return (
    <div className={styles.here}>
      <Button
        id={id}
        size="large"
        icon={<EnvironmentOutlined />}
        loading={state === 'asking'}
        onClick={locate}
        data-testid="field-here"
      >
        {value ? '再取一次位置' : '取现在的位置'}
      </Button>
      <span className="muted" data-testid="here-state">
        {value
          ? `已取到，误差约 ${Math.round(value.accuracy)} 米`
          : state === 'failed'
            ? '没有取到位置，可以直接提交，会记为“没有取到定位”。'
            : '会与案件地点对一对，远一点也可以提交。'}
      </span>
    </div>
  );
}

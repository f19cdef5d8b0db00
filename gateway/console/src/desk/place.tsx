import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { Point } from '@gridline/shared/place.ts';
import { LazyMap } from '../map/lazyMap.tsx';
import styles from './side.module.css';

interface PlaceProps {
  caseFile: StaffCase;
  picked: Point | null;
  /** Given while a place is being chosen. */
  onPick?: (point: Point) => void;
}

export function Place({ caseFile, picked, onPick }: PlaceProps) {
  const { grid } = caseFile;
  return (
    <section className={`panel ${onPick ? styles.picking : ''}`}>
      <h2>
        {onPick ? '在地图上点一下事发地点' : '地点与网格'}
        {caseFile.placeText && <span className="quiet">{caseFile.placeText}</span>}
      </h2>
      <LazyMap grid={grid} point={picked ?? caseFile.point} onPick={onPick} height={onPick ? 380 : 230} />
      <div className={styles.path} data-testid="desk-grid">
        {grid ? grid.path.map((name) => <span key={name}>{name}</span>) : <i>还不知道属于哪个网格</i>}
      </div>
    </section>
  );
}

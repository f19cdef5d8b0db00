import { CHANNEL_LABELS } from '@gridline/shared/labels.ts';
import type { TableColumnsType } from 'antd';
import { Link } from 'react-router-dom';
import { ago } from '../text/time.ts';
import { Due } from './due.tsx';
import styles from './queue.module.css';
import { StageMark } from './stageMark.tsx';
import type { ListedCase } from './useCaseList.ts';

/** Columns of a list; `now` is for how long ago a case was filed. */
export function columns(now: Date): TableColumnsType<ListedCase> {
  return [
    {
      title: '编号',
      width: 168,
      render: (_, row) => (
        <>
          <Link to={`/cases/${row.number}`} tabIndex={-1} className={`digits ${styles.number}`}>
            {row.number}
          </Link>
          <div className={styles.small}>
            {CHANNEL_LABELS[row.channel]} · {ago(row.filedAt, now)}
          </div>
        </>
      ),
    },
    {
      title: '诉求',
      render: (_, row) => (
        <>
          <div className={styles.text}>
            {row.urgency === 'urgent' && <span className={styles.tag}>紧急</span>}
            {row.reopened > 0 && <span className={`${styles.tag} ${styles.again}`}>重办 {row.reopened}</span>}
            {row.people > 1 && (
              <span className={`${styles.tag} ${styles.again}`}>共 {row.people} 人反映</span>
            )}
            {row.decisionBy && <span className={styles.tag}>待{row.decisionBy}裁定</span>}
            {row.unrouted && <span className={`${styles.tag} ${styles.again}`}>无单位</span>}
            {row.text}
          </div>
          {row.triageReason && <div className={styles.reason}>待分拨：{row.triageReason}</div>}
        </>
      ),
    },
    {
      title: '地点与网格',
      width: 190,
      render: (_, row) => (
        <>
          <div>{row.placeText || <span className="muted">未写明地点</span>}</div>
          <div className={styles.small}>{row.gridName ?? '网格未定'}</div>
        </>
      ),
    },
    {
      title: '类别与单位',
      width: 170,
      render: (_, row) => (
        <>
          <div>{row.categoryName ?? <span className="muted">类别未定</span>}</div>
          <div className={styles.small}>{row.unitName ?? '未派遣'}</div>
        </>
      ),
    },
    {
      title: '环节',
      width: 106,
      render: (_, row) => <StageMark stage={row.stage} label={row.stageLabel} />,
    },
    {
      title: '时限',
      width: 116,
      render: (_, row) => <Due due={row.due} overdue={row.overdue} />,
    },
  ];
}

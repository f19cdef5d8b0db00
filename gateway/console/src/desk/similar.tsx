import { manyApi } from '@gridline/shared/manyApi.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useAct } from './actions/useAct.ts';
import styles from './side.module.css';

/** Open cases that may tell of the same matter; one press merges this one into another. */
export function Similar({ caseFile }: { caseFile: StaffCase }) {
  const { number, version } = caseFile;
  const mayMerge = caseFile.actions.includes('merge') && !caseFile.mergedInto;
  const found = useQuery({
    queryKey: ['similar', number],
    queryFn: ({ signal }) => call(manyApi.similarTo, { params: { number }, signal }),
    enabled: mayMerge,
    retry: false,
  });
  const merge = useAct(number, 'merge', { onDone: () => undefined, onStale: () => undefined });
  const similar = found.data?.similar ?? [];
  if (!mayMerge || similar.length === 0) return null;
  return (
    <section className="panel" data-testid="similar">
      <h2>可能是同一件事</h2>
      {merge.isError && <div className={`inside ${styles.refused}`}>{sentenceOf(merge.error)}</div>}
      <ul className={styles.notices}>
        {similar.map(({ caseFile: other, reasons, people }) => (
          <li key={other.number}>
            <div className={styles.noticeHead}>
              <Link to={`/cases/${other.number}`} className="digits">
                {other.number}
              </Link>
              <span>
                {other.stageLabel}
                {people > 1 && ` · ${people} 人反映`}
              </span>
            </div>
            <p>{other.text}</p>
            <small>{reasons.join('，')}</small>
            <div>
              <Popconfirm
                title={`并入 ${other.number}？`}
                description="这位居民保留自己的编号，会收到那一件的进展和评价邀请。"
                okText="并入"
                cancelText="算了"
                onConfirm={() => merge.mutate({ values: { intoNumber: other.number }, version })}
              >
                <Button size="small" loading={merge.isPending} data-testid={`merge-into-${other.number}`}>
                  并入这一件
                </Button>
              </Popconfirm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

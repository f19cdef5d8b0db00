import { noticeApi } from '@gridline/shared/noticeApi.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { maySetReference } from '../session/access.ts';
import { useStaff } from '../session/session.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { Counted } from './counted.tsx';
import { Versions } from './versions.tsx';
import { WordingEditor } from './wordingEditor.tsx';
import styles from './wordings.module.css';

/** One wording: when it goes, how it reads, its versions; and the editor for whoever may change it. */
export function WordingPane({ purpose }: { purpose: string }) {
  const mayChange = maySetReference(useStaff().role);
  const [from, setFrom] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['wording', purpose],
    queryFn: () => call(noticeApi.wordingVersions, { params: { purpose } }),
  });
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Opening />;
  const { wording, versions } = found.data;
  return (
    <section className={styles.pane} data-testid="wording">
      <div className="panel">
        <h2>
          {wording.label}
          <span className="quiet">{wording.urgent ? '马上发，夜里也发' : '夜里和发得太多时会等一等'}</span>
        </h2>
        <div className="inside">
          <p className={styles.when}>{wording.when}</p>
          {from === null ? (
            <>
              <Counted title="居民会读到" counted={wording.preview.example} />
              {wording.carrierRemark && <Alert type="info" showIcon title={wording.carrierRemark} />}
              {mayChange && (
                <Button
                  type="primary"
                  onClick={() => setFrom(wording.current.text)}
                  data-testid="wording-change"
                >
                  修改
                </Button>
              )}
            </>
          ) : (
            <WordingEditor key={from} wording={wording} start={from} onClose={() => setFrom(null)} />
          )}
        </div>
      </div>
      <Versions
        versions={versions}
        current={wording.current.version}
        onTake={mayChange ? (text) => setFrom(text) : undefined}
      />
    </section>
  );
}

import { noticeApi, type Wording } from '@gridline/shared/noticeApi.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { WordingPane } from './wordingPane.tsx';
import panes from '../shell/panes.module.css';
import styles from './wordings.module.css';

/** What residents read: every wording with what it costs, changed in place. */
export function WordingsPage() {
  const { purpose } = useParams();
  const navigate = useNavigate();
  const found = useQuery({ queryKey: ['wordings'], queryFn: () => call(noticeApi.wordings, {}) });
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Opening />;
  const { wordings } = found.data;
  const chosen = wordings.find((one) => one.purpose === purpose) ?? wordings[0];
  return (
    <div className={panes.page}>
      <header>
        <h1>通知用语</h1>
        <p>居民收到的每一种短信怎么写。写得短、写得白，老人一看就懂；每改一次存一版，发过的短信不变。</p>
      </header>
      <div className={panes.panes}>
        <nav className={`panel ${panes.list}`} aria-label="通知种类">
          {wordings.map((one) => (
            <Line
              key={one.purpose}
              wording={one}
              chosen={one === chosen}
              onChoose={() => void navigate(`/wordings/${one.purpose}`, { replace: true })}
            />
          ))}
        </nav>
        {chosen && <WordingPane key={chosen.purpose} purpose={chosen.purpose} />}
      </div>
    </div>
  );
}

interface LineProps {
  wording: Wording;
  chosen: boolean;
  onChoose: () => void;
}

function Line({ wording, chosen, onChoose }: LineProps) {
  const { segments } = wording.preview.example;
  return (
    <button
      type="button"
      className={panes.line}
      aria-pressed={chosen}
      onClick={onChoose}
      data-testid={`wording-${wording.purpose}`}
    >
      <span className={styles.first}>
        <b>{wording.label}</b>
        <small data-dear={segments > 2}>{segments} 条</small>
      </span>
      <span className={styles.second}>{wording.current.text}</span>
    </button>
  );
}

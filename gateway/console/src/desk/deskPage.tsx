import { staffApi } from '@gridline/shared/staffApi.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { Point } from '@gridline/shared/place.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useParams } from 'react-router-dom';
import { call } from '../api/call.ts';
import { Failed, Opening } from '../shell/outcomes.tsx';
import { ActionBar } from './actions/actionBar.tsx';
import type { ActionValues } from './actions/actionFields.ts';
import { ActionPanel } from './actions/actionPanel.tsx';
import { Asked } from './asked.tsx';
import { Complaint } from './complaint.tsx';
import styles from './desk.module.css';
import { Facts } from './facts.tsx';
import { Header } from './header.tsx';
import { Many } from './many.tsx';
import { Notices } from './notices.tsx';
import { Place } from './place.tsx';
import { Routing } from './routing.tsx';
import { Similar } from './similar.tsx';
import { StageChain } from './stageChain.tsx';
import { Survey } from './survey.tsx';
import { Timeline } from './timeline.tsx';

export function DeskPage() {
  const { number = '' } = useParams();
  const found = useQuery({
    queryKey: ['case', number],
    queryFn: () => call(staffApi.one, { params: { number } }),
  });
  if (found.data) return <Desk key={number} caseFile={found.data} />;
  if (found.isError) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  return <Opening />;
}

function Desk({ caseFile }: { caseFile: StaffCase }) {
  const [action, setAction] = useState<Action | null>(null);
  const [picked, setPicked] = useState<Point | null>(null);
  // A form that was put away half-written comes back as it was left.
  const written = useRef<Partial<Record<Action, ActionValues>>>({});

  function choose(next: Action | null) {
    setPicked(null);
    setAction(next);
  }

  return (
    <div className={styles.desk} data-testid="desk">
      <div className={styles.top}>
        <Header caseFile={caseFile} />
        <StageChain caseFile={caseFile} />
        <ActionBar
          actions={caseFile.actions}
          chosen={action}
          onChoose={(next) => choose(next === action ? null : next)}
        />
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          {action && (
            <ActionPanel
              key={action}
              caseFile={caseFile}
              action={action}
              picked={picked}
              written={written.current[action]}
              onWrite={(values) => (written.current[action] = values)}
              onClose={() => choose(null)}
            />
          )}
          <Asked caseFile={caseFile} onChoose={choose} />
          <Complaint caseFile={caseFile} />
          <Timeline caseFile={caseFile} />
        </div>
        <aside className={styles.side}>
          <Place caseFile={caseFile} picked={picked} onPick={action === 'locate' ? setPicked : undefined} />
          <Many caseFile={caseFile} />
          <Similar caseFile={caseFile} />
          <Facts caseFile={caseFile} />
          <Routing routing={caseFile.routing} />
          <Survey survey={caseFile.survey} />
          <Notices notices={caseFile.notices} />
        </aside>
      </div>
    </div>
  );
}

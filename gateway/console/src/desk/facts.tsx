import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { ReactNode } from 'react';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { Contact } from './contact.tsx';
import { Parts } from './parts.tsx';
import styles from './side.module.css';

export function Facts({ caseFile }: { caseFile: StaffCase }) {
  const now = useNow();
  const time = (iso: string | null) => (iso ? dayAndTime(iso, now) : null);
  return (
    <section className="panel">
      <h2>基本情况</h2>
      <dl className={styles.facts}>
        <Fact name="诉求人">
          <Contact caseFile={caseFile} />
        </Fact>
        {(caseFile.affected ?? caseFile.veiled) && (
          <Fact name="当事人" testId="desk-affected">
            {caseFile.veiled ? '保密' : caseFile.affected}
          </Fact>
        )}
        <Fact name="类别" testId="desk-category">
          {caseFile.categoryName}
        </Fact>
        <Fact name="承办单位" testId="desk-unit">
          {caseFile.unitName}
        </Fact>
        <Fact name="在哪一级" testId="desk-in-hand">
          {caseFile.inHand}
        </Fact>
        <Fact name="办理人">{caseFile.handlerName}</Fact>
        {caseFile.parts.length > 0 && (
          <Fact name="协办" testId="desk-parts">
            <Parts parts={caseFile.parts} />
          </Fact>
        )}
        <Fact name="网格长">{caseFile.grid?.leaderName}</Fact>
        {!caseFile.mergedInto && (
          <>
            <Fact name="签收时限">{time(caseFile.acceptDue)}</Fact>
            <Fact name="首次联系">{time(caseFile.contactDue)}</Fact>
            <Fact name="办结时限">{time(caseFile.resolveDue)}</Fact>
          </>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, testId, children }: { name: string; testId?: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd data-testid={testId}>{children ?? <span className="muted">—</span>}</dd>
    </>
  );
}

import type { Receipt } from '@gridline/shared/complaint.ts';
import { useState } from 'react';
import { useLive } from '../live/live.tsx';
import { CallerPanel } from './callerPanel.tsx';
import { startAnother, startDraft, useDraft } from './draft.ts';
import styles from './hotline.module.css';
import { HotlineForm } from './hotlineForm.tsx';
import { ReceiptPanel } from './receiptPanel.tsx';
import { RoutingPreview } from './routingPreview.tsx';
import { SimilarPanel } from './similarPanel.tsx';

interface Filed {
  /** The clean form that waits behind the receipt; once it is another, the receipt is gone. */
  nextKey: string;
  receipt: Receipt;
}

/** The operator writes while the caller speaks; on the right, who calls and where the matter will go. */
export function HotlinePage() {
  const draft = useDraft();
  const { calls, dismiss } = useLive();
  const [filed, setFiled] = useState<Filed | null>(null);
  const [words, setWords] = useState({ text: draft.text, placeText: draft.placeText, phone: draft.phone });
  const receipt = filed?.nextKey === draft.key ? filed.receipt : null;

  function next() {
    const logged = calls.find((card) => card.callId !== null && card.callId === draft.callId);
    if (logged) dismiss(logged);
    startDraft(null);
  }

  return (
    <div className={styles.page}>
      {receipt ? (
        <ReceiptPanel receipt={receipt} onAnother={() => setFiled(null)} onNext={next} />
      ) : (
        <HotlineForm
          key={draft.key}
          draft={draft}
          onWords={setWords}
          onFiled={(done) => setFiled({ nextKey: startAnother(), receipt: done })}
        />
      )}
      <aside className={styles.side}>
        <CallerPanel phone={words.phone} callId={draft.callId} />
        {!receipt && <SimilarPanel key={draft.key} text={words.text} placeText={words.placeText} />}
        {!receipt && <RoutingPreview text={words.text} placeText={words.placeText} phone={words.phone} />}
      </aside>
    </div>
  );
}

import type { ResidentCase } from '@gridline/shared/complaint.ts';
import { WITHDRAW_LABELS, WITHDRAW_REASONS, type WithdrawReason } from '@gridline/shared/reasons.ts';
import { Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../api/client';
import type { DraftPhoto } from '../complaint/draft';
import { PhotoField } from '../complaint/PhotoField';
import { sendPhotos } from '../complaint/sendPhotos';
import { BigButton } from '../parts/BigButton';
import { Choices } from '../parts/Choices';
import { Message } from '../parts/Message';
import { askInsideTap } from '../wechat/permission';

export type NoteAction = 'urge' | 'supplement' | 'withdraw';

export const NOTE_WORDS: Record<NoteAction, { button: string; ask: string; send: string }> = {
  urge: { button: '催一催', ask: '想对办理单位说什么？不写也可以。', send: '现在就催' },
  supplement: { button: '补充情况', ask: '又有什么新情况？', send: '交给办理单位' },
  withdraw: { button: '撤回这件事', ask: '撤回以后就不再办理了。为什么撤回？不写也可以。', send: '确定撤回' },
};

interface Props {
  number: string;
  action: NoteAction;
  onDone: (caseFile: ResidentCase) => void;
  onCancel: () => void;
}

const REASONS = WITHDRAW_REASONS.map((value) => ({ value, words: WITHDRAW_LABELS[value] }));

/** A few words (and photos) that go to a case already filed. */
export function NotePanel({ number, action, onDone, onCancel }: Props) {
  const [reasonCode, setReasonCode] = useState<WithdrawReason | null>(null);
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<DraftPhoto[]>([]);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const { ask, send } = NOTE_WORDS[action];

  const submit = async () => {
    if (busy) return;
    if (action === 'supplement' && !note.trim() && photos.length === 0)
      return setTrouble('请写几个字，或者加一张照片。');
    const asked = action === 'withdraw' ? Promise.resolve() : askInsideTap();
    const why = action === 'withdraw' && reasonCode ? { reasonCode } : {};
    setBusy(true);
    await asked;
    const sent = await sendPhotos(photos, setPhotos);
    const answer = sent.ok
      ? await call(action, { params: { number }, body: { note, photoIds: sent.value, ...why } })
      : sent;
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setTrouble(answer.trouble.words);
  };

  return (
    <View className="card" id={`panel-${action}`}>
      <View className="field-label">{ask}</View>
      {action === 'withdraw' && (
        <Choices
          idPrefix="withdraw"
          options={REASONS}
          chosen={reasonCode}
          onChoose={(code) => setReasonCode((now) => (now === code ? null : code))}
        />
      )}
      <Textarea
        id="note-text"
        className="box box-words"
        value={note}
        maxlength={2000}
        onInput={({ detail }) => setNote(detail.value)}
      />
      {action === 'supplement' && (
        <PhotoField
          idPrefix="note"
          photos={photos}
          onAdd={(added) => setPhotos((now) => [...now, ...added])}
          onRemove={(path) => setPhotos((now) => now.filter((photo) => photo.path !== path))}
        />
      )}
      {trouble && <Message kind="trouble">{trouble}</Message>}
      <BigButton
        id="note-submit"
        look={action === 'withdraw' ? 'warn' : 'main'}
        busy={busy}
        onTap={() => void submit()}
      >
        {busy ? '请稍等……' : send}
      </BigButton>
      <BigButton id="note-cancel" look="quiet" onTap={onCancel}>
        先不了
      </BigButton>
    </View>
  );
}

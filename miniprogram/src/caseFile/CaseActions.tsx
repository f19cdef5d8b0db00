import type { ResidentCase } from '@gridline/shared/complaint.ts';
import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { BigButton } from '../parts/BigButton';
import { NOTE_WORDS, NotePanel, type NoteAction } from './NotePanel';

const NOTE_ACTIONS: readonly NoteAction[] = ['urge', 'supplement', 'withdraw'];

interface Props {
  caseFile: ResidentCase;
  onChanged: (caseFile: ResidentCase) => void;
}

/** The buttons the gateway allows now, and no others. */
export function CaseActions({ caseFile, onChanged }: Props) {
  const [open, setOpen] = useState<NoteAction | null>(null);
  const { number, actions } = caseFile;
  const done = (changed: ResidentCase) => {
    setOpen(null);
    onChanged(changed);
    void Taro.showToast({ title: '办好了', icon: 'success' });
  };
  if (open !== null && actions.includes(open)) {
    return <NotePanel number={number} action={open} onDone={done} onCancel={() => setOpen(null)} />;
  }
  return (
    <View id="case-actions">
      {actions.includes('rate') && (
        <BigButton
          id="case-rate"
          look="main"
          onTap={() =>
            void Taro.navigateTo({ url: `/pages/rate/index?number=${encodeURIComponent(number)}` })
          }
        >
          去评价
        </BigButton>
      )}
      {NOTE_ACTIONS.filter((action) => actions.includes(action)).map((action) => (
        <BigButton
          key={action}
          id={`case-${action}`}
          look={action === 'withdraw' ? 'quiet' : 'plain'}
          onTap={() => setOpen(action)}
        >
          {NOTE_WORDS[action].button}
        </BigButton>
      ))}
    </View>
  );
}

import type { CallerCard } from '@gridline/shared/staffApi.ts';
import { App } from 'antd';
import { useNavigate } from 'react-router-dom';
import { currentDraft, isWritten, startDraft } from './draft.ts';

/** Opens the form for a call; asks first when that would drop what was typed of another. */
export function useTakeCall(): (card: CallerCard) => void {
  const navigate = useNavigate();
  const { modal } = App.useApp();
  return (card) => {
    const draft = currentDraft();
    const begin = () => {
      startDraft(card);
      navigate('/hotline');
    };
    if (draft.callId !== null && draft.callId === card.callId) navigate('/hotline');
    else if (!isWritten(draft)) begin();
    else {
      modal.confirm({
        title: '上一位来电还没有登记完',
        content: '换到这通来电，会清掉已写下的内容。',
        okText: '换到这通来电',
        cancelText: '先登记完上一位',
        onOk: begin,
        onCancel: () => navigate('/hotline'),
      });
    }
  };
}

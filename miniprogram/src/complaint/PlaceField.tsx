import type { SentPoint } from '@gridline/shared/place.ts';
import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../api/client';
import { PinPicker } from '../device/PinPicker';
import { whereAmI } from '../device/position';
import { BigButton } from '../parts/BigButton';
import { Message } from '../parts/Message';

interface Props {
  placeText: string;
  point: SentPoint | null;
  onText: (placeText: string) => void;
  onPoint: (point: SentPoint, name: string) => void;
  onForget: () => void;
}

/** Words, the telephone's own position, or a pin: any one of them is enough, and none is needed. */
export function PlaceField({ placeText, point, onText, onPoint, onForget }: Props) {
  const [locating, setLocating] = useState(false);
  const [words, setWords] = useState('');

  const take = async (at: SentPoint, name: string) => {
    onPoint(at, name);
    setWords('位置已经记下了。');
    const answer = await call('gridAt', { query: at });
    if (!answer.ok) return;
    const { grid } = answer.value;
    if (grid === null) setWords('这个位置不在本区的网格里。请再看看，或者用文字写清楚。');
    else
      setWords(
        `位置已经记下了，归“${grid.name}”管${grid.leaderName ? `，网格长是${grid.leaderName}` : ''}。`,
      );
  };

  const forget = () => {
    setWords('');
    onForget();
  };

  const locate = async () => {
    setLocating(true);
    const at = await whereAmI();
    setLocating(false);
    if (at) await take(at, '');
    else setWords('手机没有告诉我们位置。不要紧，用文字写清楚地方就行。');
  };

  return (
    <View>
      <Input
        id="report-place"
        className="box box-line"
        value={placeText}
        maxlength={200}
        placeholder="例如：沿港西路83号"
        onInput={(event) => onText(event.detail.value)}
      />
      <BigButton id="report-here" busy={locating} onTap={() => void locate()}>
        {locating ? '正在找位置……' : '用我现在的位置'}
      </BigButton>
      <PinPicker point={point} onPick={(at, name) => void take(at, name)} />
      {(words || point) && <Message id="report-grid">{words || '位置已经记下了。'}</Message>}
      {point && (
        <BigButton id="report-forget-point" look="quiet" onTap={forget}>
          位置不对，去掉
        </BigButton>
      )}
    </View>
  );
}

import type { Solved } from '@gridline/shared/survey.ts';
import { Textarea, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/client';
import { BigButton } from '../../parts/BigButton';
import { Choices } from '../../parts/Choices';
import { Field } from '../../parts/Field';
import { Message } from '../../parts/Message';
import { Screen } from '../../parts/Screen';
import { toSignIn } from '../../session/toSignIn';
import { askInsideTap } from '../../wechat/permission';
import { CONTACTED_CHOICES, SATISFACTION_CHOICES, SOLVED_CHOICES } from '../../words/rating';

/** The three questions: contacted? solved? satisfied? "Not solved" starts the work again. */
export default function RatePage() {
  const { number = '' } = useRouter<{ number?: string }>().params;
  const [contacted, setContacted] = useState<'yes' | 'no' | null>(null);
  const [solved, setSolved] = useState<Solved | null>(null);
  const [satisfaction, setSatisfaction] = useState<1 | 2 | 3 | 4 | 5 | null>(null);
  const [words, setWords] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    if (busy) return;
    if (solved === null) return setTrouble('请选一下：事情解决了吗？');
    const asked = solved === 'no' ? askInsideTap() : Promise.resolve();
    setBusy(true);
    setTrouble('');
    await asked;
    const answer = await call('rate', {
      params: { number: decodeURIComponent(number) },
      body: { contacted: contacted === null ? null : contacted === 'yes', solved, satisfaction, words },
    });
    setBusy(false);
    if (!answer.ok) {
      setTrouble(answer.trouble.words);
      if (answer.trouble.kind === 'signIn') toSignIn();
      return;
    }
    await Taro.showToast({ title: solved === 'no' ? '已重新办理' : '谢谢您的评价', icon: 'success' });
    void Taro.redirectTo({ url: `/pages/case/index?number=${number}` });
  };

  return (
    <Screen id="rate-page" title="评价">
      <View className="lead">
        <View className="lead-title">事情办得怎么样？</View>
        <View className="lead-words">请照实说。办理人不能代您填，也不能改您的评价。</View>
      </View>
      <View className="card">
        <Field label="事情解决了吗？">
          <Choices idPrefix="rate-solved" options={SOLVED_CHOICES} chosen={solved} onChoose={setSolved} />
        </Field>
        {solved === 'no' && (
          <Message kind="wait">提交以后，这件事会重新办理。请在下面写写还有什么问题。</Message>
        )}
        <Field label="有人联系过您吗？">
          <Choices
            idPrefix="rate-contacted"
            options={CONTACTED_CHOICES}
            chosen={contacted}
            onChoose={setContacted}
          />
        </Field>
        <Field label="您满意吗？">
          <Choices
            idPrefix="rate-satisfaction"
            options={SATISFACTION_CHOICES}
            chosen={satisfaction}
            onChoose={setSatisfaction}
          />
        </Field>
        <Field label="还想说什么？" optional>
          <Textarea
            id="rate-words"
            className="box box-words"
            value={words}
            maxlength={1000}
            placeholder="例如：晚上还有油烟"
            onInput={({ detail }) => setWords(detail.value)}
          />
        </Field>
      </View>
      {trouble && (
        <Message id="rate-trouble" kind="trouble">
          {trouble}
        </Message>
      )}
      <BigButton id="rate-submit" look="main" busy={busy} onTap={() => void submit()}>
        {busy ? '请稍等……' : '提交评价'}
      </BigButton>
    </Screen>
  );
}

import type { SimilarForResident } from '@gridline/shared/similar.ts';
import { Input, Textarea, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useSettings } from '../../api/settings';
import { CategoryField } from '../../complaint/CategoryField';
import { askSimilar } from '../../complaint/askSimilar';
import { useDraft, type ChangeDraft } from '../../complaint/draft';
import { Emergency } from '../../complaint/Emergency';
import { fileDraft } from '../../complaint/fileDraft';
import { keepReceipt } from '../../complaint/heldReceipt';
import { PhotoField } from '../../complaint/PhotoField';
import { PlaceField } from '../../complaint/PlaceField';
import { SimilarPanel } from '../../complaint/SimilarPanel';
import { BigButton } from '../../parts/BigButton';
import { Choices } from '../../parts/Choices';
import { Field } from '../../parts/Field';
import { Message } from '../../parts/Message';
import { Screen } from '../../parts/Screen';
import { heldSession } from '../../session/session';
import { toSignIn } from '../../session/toSignIn';
import { askInsideTap } from '../../wechat/permission';
import { INSIDE_WECHAT } from '../../wechat/session';

export default function ReportPage() {
  const settings = useSettings();
  const { draft, change, startOver } = useDraft();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [known, setKnown] = useState(true);
  useDidShow(() => setKnown(INSIDE_WECHAT || heldSession() !== null));

  /** Cases that may be the same, once for what is written; `null`: not asked yet. */
  const [similar, setSimilar] = useState<readonly SimilarForResident[] | null>(null);
  const rewrite: ChangeDraft = (by) => {
    setSimilar(null);
    change(by);
  };

  const submit = async () => {
    if (busy) return;
    if (!draft.text.trim()) return setTrouble('请先写一写是什么事，一句话就行。');
    if (!INSIDE_WECHAT && heldSession() === null) return toSignIn();
    const asked = askInsideTap();
    setBusy(true);
    setTrouble('');
    await asked;
    const found = similar ?? (await askSimilar(draft));
    setSimilar(found);
    if (similar === null && found.length > 0) return setBusy(false);
    await file(null);
  };

  const file = async (joins: string | null) => {
    setBusy(true);
    setTrouble('');
    const answer = await fileDraft(draft, change, joins);
    setBusy(false);
    if (!answer.ok) {
      setTrouble(answer.trouble.words);
      if (answer.trouble.kind === 'signIn') toSignIn();
      return;
    }
    keepReceipt(answer.value);
    setSimilar(null);
    startOver();
    void Taro.navigateTo({ url: '/pages/receipt/index' });
  };

  return (
    <Screen title="网格直通">
      <View className="lead">
        <View className="lead-title">有事您说，我们来办</View>
        <View className="lead-words">
          {settings ? `${settings.districtName}：` : ''}写清什么事、在哪里就行，马上转给管这一片的网格。
        </View>
      </View>
      <Emergency />
      <View className="card">
        <Field label="是什么事？">
          <Textarea
            id="report-text"
            className="box box-words"
            value={draft.text}
            maxlength={2000}
            placeholder="例如：楼下烧烤店油烟很大，晚上开不了窗"
            onInput={({ detail }) => rewrite(() => ({ text: detail.value }))}
          />
        </Field>
        <Field label="拍几张照片" optional>
          <PhotoField
            idPrefix="report"
            photos={draft.photos}
            onAdd={(added) => change((now) => ({ photos: [...now.photos, ...added].slice(0, 9) }))}
            onRemove={(path) =>
              change((now) => ({ photos: now.photos.filter((photo) => photo.path !== path) }))
            }
          />
        </Field>
      </View>
      <View className="card">
        <Field label="在哪里？" hint="写小区几号楼、什么路多少号，或者在什么旁边。">
          <PlaceField
            placeText={draft.placeText}
            point={draft.point}
            onText={(placeText) => rewrite(() => ({ placeText }))}
            onForget={() => rewrite(() => ({ point: null }))}
            onPoint={(point, name) => rewrite((now) => ({ point, placeText: now.placeText || name }))}
          />
        </Field>
      </View>
      <View className="card">
        <Field label="属于哪一类？" optional hint="不选也行，我们会根据您写的来分。">
          <CategoryField
            chosen={draft.categoryCode}
            onChoose={(categoryCode) => rewrite(() => ({ categoryCode }))}
          />
        </Field>
        <Field label="联系电话" optional hint="微信收不到时，用短信告诉您结果。">
          <Input
            id="report-phone"
            className="box box-line"
            type="number"
            value={draft.phone}
            maxlength={20}
            placeholder="手机号"
            onInput={({ detail }) => change(() => ({ phone: detail.value }))}
          />
        </Field>
        <Field label="要不要保密？" hint="选“保密”，办理单位看不到您是谁。">
          <Choices
            idPrefix="report-confidential"
            options={[
              { value: 'no', words: '不用' },
              { value: 'yes', words: '请保密' },
            ]}
            chosen={draft.confidential ? 'yes' : 'no'}
            onChoose={(chosen) => change(() => ({ confidential: chosen === 'yes' }))}
          />
        </Field>
      </View>
      {trouble && (
        <Message id="report-trouble" kind="trouble">
          {trouble}
        </Message>
      )}
      {similar !== null && similar.length > 0 ? (
        <SimilarPanel
          similar={similar}
          busy={busy}
          onJoin={(join) => void file(join)}
          onAlone={() => void file(null)}
        />
      ) : (
        <BigButton id="report-submit" look="main" busy={busy} onTap={() => void submit()}>
          {busy ? '正在提交，请稍等……' : known ? '提交' : '登录并提交'}
        </BigButton>
      )}
    </Screen>
  );
}

import { Input, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { BigButton } from '../parts/BigButton';
import { Message } from '../parts/Message';
import { INSIDE_WECHAT, signInAsWechatUser } from '../wechat/session';

const PLACE = 'trial-openid';

/** A made-up WeChat user of the sandbox, the same one in this browser each time. */
function trialOpenid(): string {
  const held = Taro.getStorageSync<string>(PLACE);
  if (held) return held;
  const made = `o-trial-${Math.random().toString(36).slice(2, 10)}`;
  Taro.setStorageSync(PLACE, made);
  return made;
}

export function WechatSignIn({ onDone }: { onDone: () => void }) {
  const [openid, setOpenid] = useState(INSIDE_WECHAT ? '' : trialOpenid);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    if (!INSIDE_WECHAT) Taro.setStorageSync(PLACE, openid);
    const answer = await signInAsWechatUser(openid.trim());
    setBusy(false);
    if (answer.ok) onDone();
    else setTrouble(answer.trouble.words);
  };
  return (
    <View className="card">
      <View className="card-title">{INSIDE_WECHAT ? '微信登录' : '体验环境'}</View>
      {!INSIDE_WECHAT && (
        <>
          <View className="field-hint">不用真的微信，也能走一遍微信里的流程。下面是体验用的微信号。</View>
          <Input
            id="sign-in-openid"
            className="box box-line"
            value={openid}
            maxlength={64}
            onInput={({ detail }) => setOpenid(detail.value)}
          />
        </>
      )}
      {trouble && <Message kind="trouble">{trouble}</Message>}
      <BigButton id="sign-in-wechat" look="main" busy={busy} onTap={() => void signIn()}>
        {INSIDE_WECHAT ? '用微信登录' : '以微信用户身份体验'}
      </BigButton>
    </View>
  );
}

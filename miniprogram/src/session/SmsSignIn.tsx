import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import type { Answer } from '../api/answer';
import { call, type ApiAnswer } from '../api/client';
import { BigButton } from '../parts/BigButton';
import { Field } from '../parts/Field';
import { Message } from '../parts/Message';
import { proveFor } from './proof';
import { keepSession } from './session';
import { useCountdown } from './useCountdown';

/** Carriers let one code a minute through. */
const WAIT_SECONDS = 60;

/** What another go mends: the telephone changed its network meanwhile, or the work took too long. */
const TRY_AGAIN = ['proof_wrong', 'proof_expired', 'proof_spent'];

async function askForCode(phone: string, again = true): Promise<Answer<ApiAnswer<'sendSignInCode'>>> {
  const proof = await proveFor(phone);
  if (!proof.ok) return proof;
  const answer = await call('sendSignInCode', { body: { phone, proof: proof.value } });
  if (answer.ok || !again || !TRY_AGAIN.includes(answer.trouble.code)) return answer;
  return askForCode(phone, false);
}

export function SmsSignIn({ onDone }: { onDone: () => void }) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const [proving, setProving] = useState(false);
  const [left, startCountdown] = useCountdown();

  const sendCode = async () => {
    if (!/^1\d{10}$/.test(phone.trim())) return setTrouble('请填 11 位手机号。');
    setTrouble('');
    setProving(true);
    const answer = await askForCode(phone.trim());
    setProving(false);
    if (!answer.ok) return setTrouble(answer.trouble.words);
    setSent(true);
    startCountdown(WAIT_SECONDS);
  };
  const signIn = async () => {
    if (code.trim().length < 4) return setTrouble('请填短信里的验证码。');
    setBusy(true);
    const answer = await call('signInBySms', { body: { phone: phone.trim(), code: code.trim() } });
    setBusy(false);
    if (!answer.ok) return setTrouble(answer.trouble.words);
    keepSession({ ...answer.value, openid: null, wechat: false });
    onDone();
  };

  return (
    <View className="card">
      <View className="card-title">用手机短信登录</View>
      <Field label="手机号">
        <Input
          id="sign-in-phone"
          className="box box-line box-digits"
          type="number"
          value={phone}
          maxlength={11}
          onInput={({ detail }) => setPhone(detail.value)}
        />
      </Field>
      <BigButton id="sign-in-send-code" busy={proving || left > 0} onTap={() => void sendCode()}>
        {sendWords({ proving, left, sent })}
      </BigButton>
      {sent && (
        <Field label="验证码" hint="短信里的 6 位数字。">
          <Input
            id="sign-in-code"
            className="box box-line box-digits"
            type="number"
            value={code}
            maxlength={8}
            onInput={({ detail }) => setCode(detail.value)}
          />
        </Field>
      )}
      {trouble && (
        <Message id="sign-in-trouble" kind="trouble">
          {trouble}
        </Message>
      )}
      {sent && (
        <BigButton id="sign-in-submit" look="main" busy={busy} onTap={() => void signIn()}>
          登录
        </BigButton>
      )}
    </View>
  );
}

function sendWords({ proving, left, sent }: { proving: boolean; left: number; sent: boolean }): string {
  if (proving) return '正在做安全验证，请稍等…';
  if (left > 0) return `已发送，${left} 秒后可以再发`;
  return sent ? '再发一次验证码' : '发验证码给我';
}

import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useSettings } from '../../api/settings';
import { SmsSignIn } from '../../session/SmsSignIn';
import { WechatSignIn } from '../../session/WechatSignIn';
import { INSIDE_WECHAT } from '../../wechat/session';
import { Screen } from '../../parts/Screen';

/** Back to what the resident was doing; a page opened by a link has nothing behind it. */
function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/mine/index' });
}

export default function SignInPage() {
  const settings = useSettings();
  return (
    <Screen title="登录">
      <View className="lead">
        <View className="lead-title">登录</View>
        <View className="lead-words">登录后，办理结果才能告诉到您本人。写好的内容都还在。</View>
      </View>
      {(INSIDE_WECHAT || settings?.sandbox) && <WechatSignIn onDone={goBack} />}
      {!INSIDE_WECHAT && <SmsSignIn onDone={goBack} />}
    </Screen>
  );
}

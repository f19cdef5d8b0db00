import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useSettings } from '../../api/settings';
import { GridCard } from '../../caseFile/GridCard';
import { heldReceipt } from '../../complaint/heldReceipt';
import { BigButton } from '../../parts/BigButton';
import { Fact } from '../../parts/Fact';
import { Message } from '../../parts/Message';
import { Screen } from '../../parts/Screen';
import { sayLeft, sayTime } from '../../words/beijingTime';
import './index.scss';

const toMine = () => void Taro.switchTab({ url: '/pages/mine/index' });

/** The proof in the resident's hands: a number to read over the telephone, and who is answerable. */
export default function ReceiptPage() {
  const settings = useSettings();
  const receipt = heldReceipt();
  if (receipt === null) {
    return (
      <Screen title="收条">
        <View className="empty">
          <View className="empty-title">这里没有收条</View>
          <BigButton look="main" onTap={toMine}>
            看我报过的事
          </BigButton>
        </View>
      </Screen>
    );
  }
  const {
    number,
    queryCode,
    filedAt,
    grid,
    unitName,
    categoryName,
    acceptDue,
    resolveDue,
    next,
    receiptHash,
  } = receipt;
  return (
    <Screen title="收条">
      <View className="card receipt">
        <View className="receipt-title">收到了，谢谢您</View>
        <View className="receipt-name">您的编号（打电话时念给我们听）</View>
        <View className="receipt-number" id="receipt-number">
          {number}
        </View>
        <View className="receipt-name">查询码</View>
        <View className="receipt-code" id="receipt-code">
          {queryCode}
        </View>
        <BigButton
          id="receipt-copy"
          look="quiet"
          onTap={() => void Taro.setClipboardData({ data: `编号 ${number} 查询码 ${queryCode}` })}
        >
          复制编号和查询码
        </BigButton>
      </View>
      <Message id="receipt-next" title="接下来">
        {next}
      </Message>
      <View className="card">
        <View className="card-title">什么时候办</View>
        <Fact name="上报时间">{sayTime(filedAt)}</Fact>
        <Fact name="类别">{categoryName}</Fact>
        <Fact name="开始办理">{acceptDue && `最迟 ${sayTime(acceptDue)}`}</Fact>
        <Fact name="办完">{resolveDue && `最迟 ${sayTime(resolveDue)}，${sayLeft(resolveDue)}`}</Fact>
      </View>
      <GridCard grid={grid} unitName={unitName} />
      {settings && (
        <Message id="receipt-by-phone" title="不方便看手机？">
          打 {settings.hotline}，念编号就能问进度；也可以发短信到 {settings.smsNumber}。
        </Message>
      )}
      <BigButton
        id="receipt-open-case"
        look="main"
        onTap={() => void Taro.redirectTo({ url: `/pages/case/index?number=${encodeURIComponent(number)}` })}
      >
        看办理进度
      </BigButton>
      <BigButton id="receipt-mine" onTap={toMine}>
        我报过的事
      </BigButton>
      <View className="receipt-hash">这是您的凭证：有了它，谁也不能悄悄改掉您报的内容。</View>
      <View className="receipt-hash">存证码 {receiptHash}</View>
    </Screen>
  );
}

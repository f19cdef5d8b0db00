import { EyeOutlined } from '@ant-design/icons';
import { conversationApi, type Transcript } from '@gridline/shared/conversationApi.ts';
import { isOpen } from '@gridline/shared/workflow.ts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { readablePhone } from '../text/phone.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import { Marks } from './conversationLine.tsx';
import styles from './conversations.module.css';
import { TakeButtons } from './takeButtons.tsx';

/** Who it is (masked until asked for), the cases in hand, and who answers. */
export function TranscriptHead({ transcript }: { transcript: Transcript }) {
  const { conversation, cases, stopped } = transcript;
  const now = useNow();
  const reveal = useMutation({
    mutationFn: () => call(conversationApi.revealConversation, { params: { id: conversation.id } }),
  });
  const open = cases.filter((row) => isOpen(row.stage));
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h2 className="digits" data-testid="transcript-phone">
          {readablePhone(reveal.data?.phone ?? conversation.phone)}
        </h2>
        {!reveal.data && (
          <Button
            type="link"
            size="small"
            icon={<EyeOutlined />}
            loading={reveal.isPending}
            title="会记入查看记录"
            data-testid="transcript-reveal"
            onClick={() => reveal.mutate()}
          >
            显示号码
          </Button>
        )}
        <Marks row={conversation} />
        <TakeButtons transcript={transcript} />
      </div>
      {reveal.isError && <Alert type="warning" showIcon title={sentenceOf(reveal.error)} />}
      {conversation.leftAloneAt && (
        <Alert
          type="warning"
          showIcon
          data-testid="left-alone"
          title={`接手后很久没有人回复，${dayAndTime(conversation.leftAloneAt, now)}已自动交还给系统，没答的短信由系统重新处理。`}
        />
      )}
      {stopped && (
        <Alert type="info" showIcon title="居民退订了通知；人工回复仍会发出，请只回答对方问的事。" />
      )}
      {cases.length > 0 && (
        <div className={styles.cases}>
          <span className="muted">
            {open.length > 0 ? `在办 ${open.length} 件` : '没有在办的'}
            {cases.length > open.length && `，办结 ${cases.length - open.length} 件`}
          </span>
          {(open.length > 0 ? open : cases).slice(0, 4).map((row) => (
            <Link key={row.number} to={`/cases/${row.number}`} title={row.text}>
              <b className="digits">{row.number}</b> {row.stageLabel}
            </Link>
          ))}
        </div>
      )}
    </header>
  );
}

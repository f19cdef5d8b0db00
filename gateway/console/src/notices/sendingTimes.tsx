import { noticeApi, type NoticeSettings, type NoticeSettingsView } from '@gridline/shared/noticeApi.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { maySetReference } from '../session/access.ts';
import { useStaff } from '../session/session.ts';
import { dayAndTime } from '../text/time.ts';
import { useNow } from '../text/useNow.ts';
import styles from './notices.module.css';

/** When notices go, in a sentence; whoever may changes it in place. */
export function SendingTimes() {
  const mayChange = maySetReference(useStaff().role);
  const now = useNow();
  const [open, setOpen] = useState(false);
  const found = useQuery({ queryKey: ['noticeSettings'], queryFn: () => call(noticeApi.settings, {}) });
  if (!found.data) return null;
  const { settings, quietUntil } = found.data;
  return (
    <section className={`panel ${styles.times}`} data-testid="sending-times">
      <div className={styles.told}>
        <span>
          {settings.quiet.on
            ? `晚上 ${settings.quiet.from} 到早上 ${settings.quiet.to} 不打扰，急事照发`
            : '夜里也照常发'}
          {quietUntil && `（现在就是，到${dayAndTime(quietUntil, now)}）`}。同一个号码每分钟最多{' '}
          {settings.caps.perMinute} 条、每小时 {settings.caps.perHour} 条、每天 {settings.caps.perDay}{' '}
          条，多出来的合并或晚些发。没评价的 {settings.remindAfterDays} 天后再问一次。
        </span>
        {mayChange && !open && (
          <Button size="small" onClick={() => setOpen(true)} data-testid="sending-times-change">
            修改
          </Button>
        )}
      </div>
      {open && <TimesForm view={found.data} onClose={() => setOpen(false)} />}
    </section>
  );
}

function TimesForm({ view, onClose }: { view: NoticeSettingsView; onClose: () => void }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (settings: NoticeSettings) =>
      call(noticeApi.changeSettings, { body: { settings, revision: view.revision } }),
    onSuccess: (after) => {
      queries.setQueryData(['noticeSettings'], after);
      void message.success('已保存，几秒内生效');
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['noticeSettings'] }),
  });
  const clock = [{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: '请写成 22:00 这样' }];
  const number = <InputNumber min={1} max={1000} style={{ width: 84 }} />;
  return (
    <Form<NoticeSettings>
      layout="inline"
      className={styles.form}
      initialValues={view.settings}
      onFinish={(settings) => save.mutate(settings)}
      data-testid="sending-times-form"
    >
      <Form.Item name={['quiet', 'on']} label="夜里不打扰" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name={['quiet', 'from']} label="从" rules={clock}>
        <Input style={{ width: 76 }} data-testid="quiet-from" />
      </Form.Item>
      <Form.Item name={['quiet', 'to']} label="到" rules={clock}>
        <Input style={{ width: 76 }} data-testid="quiet-to" />
      </Form.Item>
      <Form.Item name={['caps', 'perMinute']} label="每分钟最多">
        {number}
      </Form.Item>
      <Form.Item name={['caps', 'perHour']} label="每小时">
        {number}
      </Form.Item>
      <Form.Item name={['caps', 'perDay']} label="每天">
        {number}
      </Form.Item>
      <Form.Item name="remindAfterDays" label="几天后再问评价">
        <InputNumber min={1} max={30} style={{ width: 70 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="sending-times-save">
        保存
      </Button>
      <Button onClick={onClose}>取消</Button>
      {save.isError && <Alert type="warning" showIcon title={sentenceOf(save.error)} />}
    </Form>
  );
}

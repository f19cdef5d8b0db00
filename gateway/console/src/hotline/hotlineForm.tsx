import { TEXT_LIMIT, type Receipt } from '@gridline/shared/complaint.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Radio } from 'antd';
import { useEffect, type KeyboardEvent } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { CategorySelect } from '../fields/selects.tsx';
import { currentDraft, keepDraft, type Draft } from './draft.ts';
import styles from './hotline.module.css';

type Written = Omit<Draft, 'key' | 'callId' | 'joins'>;

interface HotlineFormProps {
  draft: Draft;
  onWords: (words: Pick<Draft, 'text' | 'placeText' | 'phone'>) => void;
  onFiled: (receipt: Receipt) => void;
}

const REPLIES = [
  { value: 'auto', label: '按号码自动选择' },
  { value: 'sms', label: '发短信' },
  { value: 'callBack', label: '电话回复' },
];

/** Of somebody who stays unknown neither number nor name leaves this page. */
function bodyOf(written: Written, callId: string | null) {
  // What it joins is chosen beside the form.
  const joins = currentDraft().joins ?? null;
  const known = { ...written, categoryCode: written.categoryCode ?? null, callId, joins };
  return written.anonymous ? { ...known, phone: '', callerName: '' } : known;
}

/** Written with both hands on the keyboard: Tab goes on, Ctrl+Enter files. */
export function HotlineForm({ draft, onWords, onFiled }: HotlineFormProps) {
  const [form] = Form.useForm<Written>();
  const queries = useQueryClient();
  const file = useMutation({
    mutationFn: (written: Written) =>
      call(staffApi.file, {
        body: bodyOf(written, draft.callId),
        idempotencyKey: draft.key,
      }),
    onSuccess: (receipt) => {
      void queries.invalidateQueries({ queryKey: ['queues'] });
      onFiled(receipt);
    },
  });
  const { text, placeText, phone } = draft;
  useEffect(() => {
    onWords({ text, placeText, phone });
    // Once for each form: from then on the changes tell.
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || file.isPending) return;
    event.preventDefault();
    form.submit();
  }

  return (
    <section className={`panel ${styles.formPanel}`} onKeyDown={onKeyDown}>
      <h1>电话登记</h1>
      {file.isError && (
        <Alert
          type="error"
          showIcon
          data-testid="hotline-error"
          title={sentenceOf(file.error)}
          description="写下的内容都在，改好后可以直接再提交，不会重复登记。"
        />
      )}
      <Form<Written>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={draft}
        onValuesChange={(_, all) => {
          keepDraft(all);
          onWords(all);
        }}
        onFinish={(written) => file.mutate(written)}
      >
        <Form.Item
          name="text"
          label="诉求"
          rules={[{ required: true, whitespace: true, message: '请写一写是什么事' }]}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 6, maxRows: 14 }}
            maxLength={TEXT_LIMIT}
            placeholder="来电人说的事，尽量用他的原话"
            className={styles.text}
            data-testid="hotline-text"
          />
        </Form.Item>
        <Form.Item name="placeText" label="地点">
          <Input
            size="large"
            maxLength={200}
            placeholder="路名门牌、小区楼栋，或“在…对面”"
            data-testid="hotline-place"
          />
        </Form.Item>
        <div className={styles.threes}>
          <Form.Item
            name="phone"
            label="来电号码"
            rules={[
              ({ getFieldValue }) =>
                getFieldValue('anonymous')
                  ? {}
                  : { required: true, whitespace: true, min: 3, message: '请填写来电号码' },
            ]}
            dependencies={['anonymous']}
          >
            <Input
              size="large"
              className="digits"
              inputMode="tel"
              maxLength={32}
              data-testid="hotline-phone"
            />
          </Form.Item>
          <Form.Item name="callerName" label="称呼（可不填）">
            <Input size="large" maxLength={40} placeholder="王女士" data-testid="hotline-name" />
          </Form.Item>
          <Form.Item name="categoryCode" label="类别（可不选，由系统建议）">
            <CategorySelect placeholder="输入名称查找" />
          </Form.Item>
        </div>
        <div className={styles.lasts}>
          <Form.Item name="reply" label="怎么回复居民">
            <Radio.Group options={REPLIES} optionType="button" data-testid="hotline-reply" />
          </Form.Item>
          <Form.Item name="confidential" valuePropName="checked" label=" ">
            <Checkbox data-testid="hotline-confidential">居民要求保密</Checkbox>
          </Form.Item>
          <Form.Item name="anonymous" valuePropName="checked" label=" ">
            <Checkbox data-testid="hotline-anonymous">
              匿名：不留号码和姓名，编号和查询码读给来电人听
            </Checkbox>
          </Form.Item>
        </div>
        <div className={styles.submit}>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={file.isPending}
            data-testid="hotline-submit"
          >
            登记
          </Button>
          <span className="muted">Ctrl + Enter 登记，Tab 到下一项</span>
        </div>
      </Form>
    </section>
  );
}

import type { StaffCase } from '@gridline/shared/complaint.ts';
import { REDACTION_REASONS, type RedactionReason } from '@gridline/shared/labels.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';

type Entry = StaffCase['timeline'][number];

interface Values {
  note?: string;
  internalNote?: string;
  reasonCode: RedactionReason;
  reason: string;
}

const REASONS = Object.entries(REDACTION_REASONS).map(([value, label]) => ({ value, label }));

/** 依法更正: takes words out of one step, for ever, and leaves a mark that everybody sees. */
export function RedactStep({ caseFile, entry }: { caseFile: StaffCase; entry: Entry }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { number, version } = caseFile;
  const redact = useMutation({
    mutationFn: (values: Values) =>
      call(staffApi.act, {
        params: { number, action: 'redact' },
        body: { version, seq: entry.seq, ...values },
      }),
    onSuccess: (changed) => {
      queries.setQueryData(['case', number], changed);
      void message.success('已依法更正，更正记在经过里');
      setOpen(false);
    },
  });
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)} data-testid={`redact-${entry.seq}`}>
        依法更正
      </Button>
      <Modal
        open={open}
        title={`依法更正：第 ${entry.seq} 步“${entry.label}”`}
        okText="更正"
        okButtonProps={{ danger: true, loading: redact.isPending }}
        cancelText="先不改"
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p>改掉的文字再也找不回来。改过这件事会留在经过里，居民看得到类别，看不到理由。</p>
        {redact.isError && <Alert type="error" showIcon title={sentenceOf(redact.error)} />}
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ note: entry.note, internalNote: entry.internalNote, reasonCode: 'privacy' }}
          onFinish={(values) => redact.mutate(values)}
        >
          {entry.note && (
            <Form.Item name="note" label="居民看得到的文字（删掉不该有的；清空就全部去掉）">
              <Input.TextArea autoSize data-testid="redact-note" />
            </Form.Item>
          )}
          {entry.internalNote && (
            <Form.Item name="internalNote" label="内部备注（同上）">
              <Input.TextArea autoSize />
            </Form.Item>
          )}
          <Form.Item name="reasonCode" label="类别（居民看得到）">
            <Select options={REASONS} />
          </Form.Item>
          <Form.Item
            name="reason"
            label="理由（居民看不到）"
            rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
          >
            <Input placeholder="依据什么、谁要求的；不要重复要去掉的文字" data-testid="redact-reason" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

import type { Leave } from '@gridline/shared/peopleApi.ts';
import { Alert, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../api/problem.ts';
import { UntilField } from '../desk/actions/untilField.tsx';
import { ColleagueSelect } from '../fields/peopleSelects.tsx';

interface LeaveFormProps {
  title: string;
  /** As it is set now; `null` until it is known. */
  leave: Leave | null;
  unitCode: string | null;
  onSave: (leave: Leave) => Promise<unknown>;
  onClose: () => void;
}

interface Values {
  from?: string;
  until?: string;
  deputy?: string;
}

/** 请假: from when until when and who takes over. */
export function LeaveForm({ title, leave, unitCode, onSave, onClose }: LeaveFormProps) {
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);

  async function save(next: Leave) {
    setSaving(true);
    setError(null);
    try {
      await onSave(next);
      onClose();
    } catch (refused) {
      setError(refused);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">
        到开始的时候，手上没办完的案件自动转给代办人；没有代办人、或代办人也请假，就交网格长安排。回来以后案件不会自动转回。
      </p>
      {error !== null && <Alert type="error" showIcon title={sentenceOf(error)} data-testid="leave-error" />}
      {leave && (
        <Form<Values>
          layout="vertical"
          requiredMark={false}
          initialValues={{
            from: leave.from ?? undefined,
            until: leave.until ?? undefined,
            deputy: leave.deputy ?? undefined,
          }}
          onFinish={({ from, until, deputy }) =>
            void save({ from: from ?? null, until: until ?? null, deputy: deputy ?? null })
          }
        >
          <Form.Item name="from" label="从" rules={[{ required: true, message: '请选择开始的时间' }]}>
            <UntilField testId="leave-from" />
          </Form.Item>
          <Form.Item name="until" label="到" rules={[{ required: true, message: '请选择结束的时间' }]}>
            <UntilField testId="leave-until" />
          </Form.Item>
          {unitCode && (
            <Form.Item name="deputy" label="代办人">
              <ColleagueSelect unitCode={unitCode} placeholder="同一单位的同事，可以空着" />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={saving} data-testid="leave-save">
            请假
          </Button>{' '}
          {leave.from && (
            <Button
              disabled={saving}
              onClick={() => void save({ from: null, until: null, deputy: null })}
              data-testid="leave-cancel"
            >
              销假
            </Button>
          )}
        </Form>
      )}
    </Modal>
  );
}

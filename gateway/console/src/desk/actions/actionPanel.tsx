import { ACTION_LABELS } from '@gridline/shared/labels.ts';
import type { StaffCase } from '@gridline/shared/complaint.ts';
import type { Point } from '@gridline/shared/place.ts';
import type { Action } from '@gridline/shared/workflow.ts';
import { Alert, Button, Form } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { sentenceOf } from '../../api/problem.ts';
import styles from '../form.module.css';
import { wordsFor } from '../../fields/peopleSelects.tsx';
import { Answers } from './answers.tsx';
import { ActionField } from './actionField.tsx';
import { fieldsOf, type ActionValues } from './actionFields.ts';
import { isAgainst } from './actionOrder.ts';
import { HINTS } from './hints.ts';
import { UnitSuggestions } from './unitSuggestions.tsx';
import { isStale, useAct } from './useAct.ts';

interface ActionPanelProps {
  caseFile: StaffCase;
  action: Action;
  /** What the map was last clicked at while this form is open. */
  picked: Point | null;
  /** What was typed into this form before it was put away. */
  written: ActionValues | undefined;
  /** `undefined` once it has been sent. */
  onWrite: (values: ActionValues | undefined) => void;
  onClose: () => void;
}

/** The form of one step, in place, so that the case stays readable while somebody writes. */
export function ActionPanel({ caseFile, action, picked, written, onWrite, onClose }: ActionPanelProps) {
  const [form] = Form.useForm<ActionValues>();
  const [seen, setSeen] = useState(caseFile.version);
  const done = () => {
    onWrite(undefined);
    onClose();
  };
  const act = useAct(caseFile.number, action, { onDone: done, onStale: setSeen });
  const submit = useRef<HTMLButtonElement>(null);
  const fields = fieldsOf(action);
  const allowed = caseFile.actions.includes(action);
  const stale = isStale(act.error);

  useEffect(() => {
    if (picked) form.setFieldValue('point', picked);
  }, [picked, form]);
  useEffect(() => {
    if (!fields.some((field) => field.required)) submit.current?.focus();
    // Only when the form opens: later the person decides where to type.
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    // Esc belongs first to an open list or calendar, and to the input method.
    const own = event.target instanceof Element && event.target.closest('.ant-select, .ant-picker');
    if (event.key === 'Escape' && !own && !act.isPending && !event.nativeEvent.isComposing) onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit();
  }

  return (
    <section className={styles.panel} data-testid={`panel-${action}`} onKeyDown={onKeyDown}>
      <h2>
        {ACTION_LABELS[action]}
        {HINTS[action] && <small>{HINTS[action]}</small>}
      </h2>
      {stale && (
        <Alert
          type="warning"
          showIcon
          data-testid="case-changed"
          title="这件案件刚刚被别人更新过，下面已换成最新的内容。您写的都还在，请看一眼再提交。"
        />
      )}
      {act.isError && !stale && (
        <Alert type="error" showIcon data-testid="action-refused" title={sentenceOf(act.error)} />
      )}
      {!allowed && (
        <Alert
          type="warning"
          showIcon
          title={`案件现在是「${caseFile.stageLabel}」，这一步已经不用做了。您写的还在，需要的话可以复制出来。`}
        />
      )}
      <Form<ActionValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={written ?? startingValues(caseFile, action)}
        onValuesChange={(changed, values) => {
          const why = wordsFor(changed.reasonCode);
          if (why && !values.reason?.trim()) form.setFieldValue('reason', why);
          onWrite(form.getFieldsValue());
        }}
        onFinish={(values) => act.mutate({ values, version: seen })}
        className={styles.form}
      >
        {action === 'dispatch' && (
          <UnitSuggestions caseFile={caseFile} onChoose={(code) => form.setFieldValue('unitCode', code)} />
        )}
        {fields.map((field, index) => (
          <ActionField
            key={field.name}
            field={field}
            autoFocus={index === 0 && field.required}
            caseFile={caseFile}
          />
        ))}
        {WITH_ANSWERS.includes(action) && (
          <Answers
            categoryCode={caseFile.categoryCode}
            onInsert={(text) => form.setFieldValue('note', joined(form.getFieldValue('note'), text))}
          />
        )}
        <div className={styles.submit}>
          <Button
            ref={submit}
            type="primary"
            danger={isAgainst(action)}
            htmlType="submit"
            loading={act.isPending}
            disabled={!allowed}
            data-testid="action-submit"
          >
            {ACTION_LABELS[action]}
          </Button>
          <Button onClick={onClose} disabled={act.isPending} data-testid="action-cancel">
            先不办
          </Button>
          <span className="muted">Ctrl + Enter 提交，Esc 收起</span>
        </div>
      </Form>
    </section>
  );
}

function startingUnit({ unitSuggestions, parts }: StaffCase, action: Action): string | undefined {
  if (action === 'dispatch') return unitSuggestions[0]?.code;
  if (action === 'dropPart')
    return parts.find(({ state }) => state === 'open' || state === 'accepted')?.unitCode;
  return undefined;
}

/** Steps whose words are often the same. */
const WITH_ANSWERS: readonly Action[] = ['resolve', 'contact'];

/** A template goes behind what was written already. */
function joined(written: string | undefined, text: string): string {
  return [written?.trim(), text].filter(Boolean).join('\n');
}

/** What is known already is filled in; who approves a request finds its day and its reason. */
function startingValues(caseFile: StaffCase, action: Action): ActionValues {
  const { asked } = caseFile;
  return {
    ...(asked?.kind === action && { reason: asked.reason, until: asked.until }),
    categoryCode: caseFile.categoryCode ?? undefined,
    unitCode: startingUnit(caseFile, action),
    placeText: action === 'locate' ? caseFile.placeText : undefined,
  };
}

import { SATISFACTION_LABELS, SOLVED, SOLVED_LABELS, type Solved } from '@gridline/shared/survey.ts';
import { staffApi } from '@gridline/shared/staffApi.ts';
import type { BodyOf } from '@gridline/shared/endpoint.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { Link } from 'react-router-dom';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { readablePhone } from '../text/phone.ts';
import { ASKING, PURPOSES, type CallBackTask } from './callBackTask.ts';
import styles from './callBacks.module.css';

interface Answers {
  contacted?: 'yes' | 'no' | 'unsaid';
  solved?: Solved;
  satisfaction?: number;
  words?: string;
  note?: string;
}

const CONTACTED = [
  { value: 'yes', label: '联系过' },
  { value: 'no', label: '没有联系' },
  { value: 'unsaid', label: '说不清' },
];
const SOLVED_OPTIONS = SOLVED.map((value) => ({ value, label: SOLVED_LABELS[value] }));
const SATISFACTION_OPTIONS = [5, 4, 3, 2, 1].map((value) => ({ value, label: SATISFACTION_LABELS[value] }));

/** The words to read, and for a survey the three questions in the order they are asked. */
export function CallBackForm({ task }: { task: CallBackTask }) {
  const [form] = Form.useForm<Answers>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const done = useMutation({
    mutationFn: (body: BodyOf<typeof staffApi.callBackDone>) =>
      call(staffApi.callBackDone, { params: { id: task.id }, body }),
    onSuccess: (_, body) => {
      void message.success(body.unreached ? '已记下：这次没有接通' : '已记下，谢谢');
      void queries.invalidateQueries({ queryKey: ['callBacks'] });
      void queries.invalidateQueries({ queryKey: ['queues'] });
    },
  });
  const survey = task.purpose === 'survey';
  const answered = task.purpose === 'relay' || task.purpose === 'place';
  const asking = ASKING[task.purpose];

  return (
    <section className={`panel ${styles.task}`} data-testid="call-back-task">
      <div className={styles.taskHead}>
        <span className={`digits ${styles.phone}`}>{readablePhone(task.phone)}</span>
        <span className={styles.purpose} data-purpose={task.purpose}>
          {PURPOSES[task.purpose]}
        </span>
        <Link to={`/cases/${task.number}`} className="digits">
          {task.number}
        </Link>
      </div>
      {task.requestedBy && (
        <p className={styles.asker} data-testid="call-back-asker">
          {task.requestedBy} 请您代问{task.attempts > 0 && `，已打过 ${task.attempts} 次没接通`}
        </p>
      )}
      <small className="muted">{asking.words}</small>
      <blockquote data-testid="call-back-text">{task.text}</blockquote>
      {done.isError && <Alert type="error" showIcon title={sentenceOf(done.error)} />}
      <Form<Answers>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(answers) => done.mutate(survey ? surveyed(answers) : { note: answers.note ?? '' })}
      >
        {task.over && (
          <Alert
            type="warning"
            showIcon
            title="评价的时间已经过了"
            description="居民说的会记在案件里，不再计分。问题还在的，请帮居民重新反映；不用再打的，可以直接完成。"
            data-testid="call-back-over"
          />
        )}
        {survey && (
          <>
            <Form.Item name="contacted" label="一、办理单位联系过您吗？">
              <Radio.Group options={CONTACTED} optionType="button" data-testid="call-back-contacted" />
            </Form.Item>
            <Form.Item
              name="solved"
              label="二、问题解决了吗？"
              rules={task.over ? [] : [{ required: true, message: '请问一问解决了没有' }]}
            >
              <Radio.Group options={SOLVED_OPTIONS} optionType="button" data-testid="call-back-solved" />
            </Form.Item>
            <Form.Item name="satisfaction" label="三、对办理满意吗？">
              <Radio.Group
                options={SATISFACTION_OPTIONS}
                optionType="button"
                data-testid="call-back-satisfaction"
              />
            </Form.Item>
            <Form.Item name="words" label="居民的原话">
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={1000}
                placeholder={task.over ? '居民怎么说' : '没有解决的，请记下哪里没有解决；案件会重新办理'}
                data-testid="call-back-words"
              />
            </Form.Item>
          </>
        )}
        {answered ? (
          <Form.Item
            name="note"
            label={task.purpose === 'place' ? '居民说在哪里' : '居民说了什么'}
            extra={asking.after}
            rules={[{ required: true, whitespace: true, message: '请写下居民说了什么' }]}
          >
            <Input.TextArea
              autoFocus
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              data-testid="call-back-note"
            />
          </Form.Item>
        ) : (
          <Form.Item name="note" label="通话备注（居民看不到）">
            <Input maxLength={500} placeholder="例如：家人接听、约了晚上再打" data-testid="call-back-note" />
          </Form.Item>
        )}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={done.isPending} data-testid="call-back-submit">
            {task.over ? '记下，结束任务' : asking.done}
          </Button>
          <Button
            disabled={done.isPending}
            data-testid="call-back-unreached"
            onClick={() =>
              done.mutate({ unreached: true, note: (form.getFieldValue('note') as string | undefined) ?? '' })
            }
          >
            未接通
          </Button>
          <span className="muted">未接通的会留在列表里，稍后再打。</span>
        </div>
      </Form>
    </section>
  );
}

function surveyed(answers: Answers): BodyOf<typeof staffApi.callBackDone> {
  if (!answers.solved) return { note: answers.note ?? '' };
  return {
    note: answers.note ?? '',
    rating: {
      contacted: answers.contacted === 'yes' ? true : answers.contacted === 'no' ? false : null,
      solved: answers.solved,
      satisfaction: answers.satisfaction ?? null,
      words: answers.words ?? '',
    },
  };
}

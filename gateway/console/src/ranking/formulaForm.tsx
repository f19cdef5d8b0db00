import {
  RANKED_RATE_LABELS,
  RANKED_RATES,
  rankingApi,
  type Formula,
  type Ranking,
} from '@gridline/shared/rankingApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useCategories } from '../api/reference.ts';
import styles from './ranking.module.css';

interface Values {
  formula: Formula;
  from: Dayjs;
  reason: string;
}

interface Given {
  ranking: Ranking;
  /** The same data by the formula that is being written. */
  onTried: (other: Ranking) => void;
  onDone: () => void;
}

/** A formula is tried on the data that stand before it is set, and set for days to come. */
export function FormulaForm({ ranking, onTried, onDone }: Given) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const categories = useCategories();
  const { period, by, areaCode } = ranking;
  const failed = (error: unknown) => void message.error(sentenceOf(error));
  const tried = useMutation({
    mutationFn: (formula: Formula) =>
      call(rankingApi.previewRanking, { body: { period, by, area: areaCode, formula } }),
    onSuccess: onTried,
    onError: failed,
  });
  const set = useMutation({
    mutationFn: ({ formula, from, reason }: Values) =>
      call(rankingApi.setFormula, { body: { formula, from: from.format('YYYY-MM-DD'), reason } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['ranking-formulas'] });
      void message.success('新公式存好了，到那天起用。');
      onDone();
    },
    onError: failed,
  });
  const initial = { formula: ranking.formula, from: dayjs().add(1, 'month').startOf('month'), reason: '' };

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(values) => set.mutate(values)}
      size="small"
    >
      <div className={styles.weights}>
        {RANKED_RATES.map((key) => (
          <Form.Item key={key} name={['formula', 'weights', key]} label={RANKED_RATE_LABELS[key]}>
            <InputNumber min={0} max={100} />
          </Form.Item>
        ))}
        <Form.Item name={['formula', 'overdue', 'each']} label="每超期一件扣">
          <InputNumber min={0} max={20} step={0.5} />
        </Form.Item>
        <Form.Item name={['formula', 'overdue', 'most']} label="最多扣">
          <InputNumber min={0} max={100} />
        </Form.Item>
        <Form.Item name={['formula', 'minimumVolume']} label="至少结案（件）">
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
        <Form.Item name={['formula', 'difficulty', 'points']} label="难度最多加减">
          <InputNumber min={0} max={20} />
        </Form.Item>
      </div>
      <Form.List name={['formula', 'difficulty', 'factors']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} className={styles.factor}>
                <Form.Item
                  name={[field.name, 'categoryCode']}
                  rules={[{ required: true, message: '请选类别' }]}
                >
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    placeholder="类别"
                    options={categories.data?.map(({ code, name }) => ({ value: code, label: name }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'factor']} rules={[{ required: true, message: '请填难度' }]}>
                  <InputNumber min={0.1} max={10} step={0.1} />
                </Form.Item>
                <Button type="link" onClick={() => remove(field.name)}>
                  去掉
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({ factor: 1.5 })}>
              加一类难办的事
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item name="from" label="从哪天起用" rules={[{ required: true, message: '请选一天' }]}>
        <DatePicker minDate={dayjs().add(1, 'day')} allowClear={false} />
      </Form.Item>
      <Form.Item name="reason" label="为什么改" rules={[{ required: true, message: '请写明为什么改' }]}>
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.buttons}>
        <Button
          onClick={() => tried.mutate((form.getFieldsValue(true) as Values).formula)}
          loading={tried.isPending}
          data-testid="formula-try"
        >
          用现在的数据试算
        </Button>
        <Button type="primary" htmlType="submit" loading={set.isPending} data-testid="formula-set">
          存下，到那天起用
        </Button>
        <Button type="text" onClick={onDone}>
          不改了
        </Button>
      </div>
    </Form>
  );
}

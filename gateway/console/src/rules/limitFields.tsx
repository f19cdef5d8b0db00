import { Button, Form, InputNumber, Select } from 'antd';
import { CategorySelect } from '../fields/selects.tsx';
import styles from './rules.module.css';

const URGENCIES = [
  { value: 'normal', label: '一般' },
  { value: 'urgent', label: '紧急' },
];
const LEVELS = ['区', '街道', '社区', '网格', '第五级', '第六级'].map((label, value) => ({ value, label }));
const CLOCKS = [
  { value: 'working', label: '只算服务时间' },
  { value: 'always', label: '昼夜都算' },
];
const MINUTES = [
  ['acceptMinutes', '签收（分钟）'],
  ['contactMinutes', '首次联系（分钟）'],
  ['resolveMinutes', '办结（分钟）'],
] as const;

/** Rows in order, the first that fits holds; what is left empty is the category's own. */
export function LimitFields() {
  return (
    <section className="panel">
      <h2>
        时限
        <span className="quiet">
          从上往下第一行合适的算数；空着的照类别自己的时限；一天服务时间按您定的小时算
        </span>
      </h2>
      <div className={styles.body}>
        <Form.List name="limits">
          {(rows, { add, remove, move }) => (
            <>
              {rows.map(({ key, name }, index) => (
                <div key={key} className={styles.line} data-testid={`rules-limit-${name}`}>
                  <Form.Item name={[name, 'categoryCode']} label="类别" className={styles.wide}>
                    <CategorySelect placeholder="所有类别" />
                  </Form.Item>
                  <Form.Item name={[name, 'urgency']} label="紧急">
                    <Select allowClear options={URGENCIES} placeholder="都算" style={{ width: 90 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'level']} label="在哪一级">
                    <Select allowClear options={LEVELS} placeholder="都算" style={{ width: 100 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'clock']} label="怎么算">
                    <Select allowClear options={CLOCKS} placeholder="照类别" style={{ width: 130 }} />
                  </Form.Item>
                  {MINUTES.map(([field, label]) => (
                    <Form.Item key={field} name={[name, field]} label={label}>
                      <InputNumber min={1} max={200_000} placeholder="照类别" style={{ width: 110 }} />
                    </Form.Item>
                  ))}
                  <Button type="text" disabled={index === 0} onClick={() => move(index, index - 1)}>
                    上移
                  </Button>
                  <Button type="text" onClick={() => remove(name)}>
                    删去
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({})} data-testid="rules-add-limit">
                加一行
              </Button>
            </>
          )}
        </Form.List>
      </div>
    </section>
  );
}

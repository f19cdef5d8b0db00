import { Alert, Button, Form, Input, Segmented } from 'antd';
import styles from './rules.module.css';

const CLOCK = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: '请写成 09:00 这样' }];
const DATE = [{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/, message: '请选择日期' }];
const KINDS = [
  { value: 'work', label: '上班' },
  { value: 'rest', label: '休息' },
];

/** Hours of service, and the days that differ from the national calendar. */
export function CalendarFields({ calendarKnows }: { calendarKnows: number }) {
  return (
    <section className="panel">
      <h2>服务时间</h2>
      <div className={styles.body}>
        <div className={styles.line}>
          <Form.Item name="from" label="上班" rules={CLOCK}>
            <Input style={{ width: 90 }} data-testid="rules-from" />
          </Form.Item>
          <Form.Item name="to" label="下班" rules={CLOCK}>
            <Input style={{ width: 90 }} data-testid="rules-to" />
          </Form.Item>
        </div>
        <Alert
          type={new Date().getFullYear() >= calendarKnows ? 'warning' : 'info'}
          showIcon
          title={`系统知道到 ${calendarKnows} 年为止的放假和调休。以后的年份，国务院公布放假安排后请把放假的日子和调休上班的日子写在下面。`}
        />
        <Form.List name="days">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className={styles.line}>
                  <Form.Item name={[name, 'date']} rules={DATE}>
                    <Input type="date" style={{ width: 160 }} data-testid={`rules-day-${name}`} />
                  </Form.Item>
                  <Form.Item name={[name, 'kind']}>
                    <Segmented options={KINDS} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    删去
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({ kind: 'rest' })} data-testid="rules-add-day">
                加一天
              </Button>
            </>
          )}
        </Form.List>
      </div>
    </section>
  );
}

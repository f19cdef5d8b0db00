import { Button, Form, Input } from 'antd';
import { CategorySelect } from '../fields/selects.tsx';
import styles from './rules.module.css';

/** Templates of answers that those who handle can begin with. */
export function AnswerFields() {
  return (
    <section className="panel">
      <h2>
        答复模板
        <span className="quiet">办理人员写结果时可以选一条再改</span>
      </h2>
      <div className={styles.body}>
        <Form.List name="answers">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className={styles.line}>
                  <Form.Item
                    name={[name, 'label']}
                    label="名称"
                    rules={[{ required: true, whitespace: true, message: '请写名称' }]}
                  >
                    <Input maxLength={20} style={{ width: 140 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'categoryCode']} label="类别" className={styles.wide}>
                    <CategorySelect placeholder="所有类别" />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'text']}
                    label="内容"
                    className={styles.widest}
                    rules={[{ required: true, whitespace: true, message: '请写内容' }]}
                  >
                    <Input.TextArea maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    删去
                  </Button>
                </div>
              ))}
              <Button onClick={() => add({})}>加一条</Button>
            </>
          )}
        </Form.List>
      </div>
    </section>
  );
}

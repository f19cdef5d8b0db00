import { routingApi, type DutyBench as Bench } from '@gridline/shared/routingApi.ts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, InputNumber, Select, Table, type TableColumnsType } from 'antd';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { useAreas } from '../api/reference.ts';
import { CategorySelect } from '../fields/selects.tsx';

interface Question {
  categoryCode?: string;
  gridCode?: string;
  level?: number | null;
}

const GRID_LEVEL = 3;

/** Which row would decide for this matter in this grid, and why the others would not. */
export function DutyBench() {
  const grids = useAreas(GRID_LEVEL);
  const ask = useMutation({
    mutationFn: ({ categoryCode, gridCode, level }: Question) =>
      call(routingApi.dutyBench, {
        body: { categoryCode: categoryCode ?? null, gridCode: gridCode ?? null, level: level ?? null },
      }),
  });
  return (
    <section className="panel" style={{ padding: '12px 16px', marginBottom: 12 }}>
      <Form<Question> layout="inline" onFinish={(question) => ask.mutate(question)}>
        <Form.Item name="categoryCode">
          <CategorySelect placeholder="什么事" />
        </Form.Item>
        <Form.Item name="gridCode">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="哪个网格"
            style={{ width: 220 }}
            options={grids.data?.map(({ code, name }) => ({ value: code, label: name }))}
            data-testid="bench-grid"
          />
        </Form.Item>
        <Form.Item name="level">
          <InputNumber placeholder="层级（区为 0）" min={0} max={20} precision={0} style={{ width: 140 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending} data-testid="bench-ask">
          试一试归谁
        </Button>
      </Form>
      {ask.isError && (
        <Alert type="warning" showIcon message={sentenceOf(ask.error)} style={{ marginTop: 12 }} />
      )}
      {ask.data && <Answer bench={ask.data} />}
    </section>
  );
}

function Answer({ bench: { decided, reason, rows } }: { bench: Bench }) {
  return (
    <>
      <Alert
        type={decided ? 'success' : 'warning'}
        showIcon
        message={decided ? `由${decided.unitName}办理` : '没有单位办理'}
        description={reason}
        style={{ margin: '12px 0' }}
        data-testid="bench-answer"
      />
      <Table<Bench['rows'][number]>
        size="small"
        rowKey="position"
        columns={COLUMNS}
        dataSource={rows}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  );
}

const COLUMNS: TableColumnsType<Bench['rows'][number]> = [
  { title: '第几条', width: 80, render: (_, row) => <span className="digits">{row.position}</span> },
  { title: '类别', render: (_, row) => row.category ?? '不限' },
  { title: '区域', render: (_, row) => row.area ?? '不限' },
  { title: '办理单位', render: (_, row) => row.unitName },
  {
    title: '合不合适',
    render: (_, row) => (row.fits ? <b>合适</b> : <span className="muted">{row.why}</span>),
  },
];

import { PLACE_KINDS, placeFieldsSchema, routingApi, type PlaceView } from '@gridline/shared/routingApi.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, InputNumber, Popconfirm, Select, Space } from 'antd';
import type { z } from 'zod';
import { call } from '../api/call.ts';
import { sentenceOf } from '../api/problem.ts';
import { KIND_LABELS, SIDE_LABELS } from './placeKinds.ts';

type Fields = z.input<typeof placeFieldsSchema>;

/** A place to add, change or remove; what the gateway refuses is said above the form. */
export function PlaceDrawer({ place, onClose }: { place: PlaceView | null; onClose: () => void }) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const done = (words: string) => (): void => {
    void queries.invalidateQueries({ queryKey: ['places'] });
    void message.success(words);
    onClose();
  };
  const save = useMutation({
    mutationFn: (fields: Fields) => {
      const body = placeFieldsSchema.parse(fields);
      return place
        ? call(routingApi.changePlace, {
            params: { id: place.id },
            body: { ...body, version: place.version },
          })
        : call(routingApi.addPlace, { body });
    },
    onSuccess: done('已保存，5 秒内生效'),
  });
  const removal = useMutation({
    mutationFn: ({ id, version }: PlaceView) =>
      call(routingApi.removePlace, { params: { id }, body: { version } }),
    onSuccess: done('已删除'),
  });
  const error = save.error ?? removal.error;
  return (
    <Drawer
      open
      width={420}
      title={place ? `修改“${place.name}”` : '新增地名'}
      onClose={onClose}
      extra={
        <Space>
          {place && (
            <Popconfirm title="删除以后，短信里写它就认不出来了。" onConfirm={() => removal.mutate(place)}>
              <Button danger loading={removal.isPending} data-testid="place-remove">
                删除
              </Button>
            </Popconfirm>
          )}
          <Button type="primary" loading={save.isPending} onClick={form.submit} data-testid="place-save">
            保存
          </Button>
        </Space>
      }
    >
      {error && <Alert type="warning" showIcon message={sentenceOf(error)} style={{ marginBottom: 12 }} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={place ?? { kind: 'estate', aliases: [] }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请写名称。' }]}>
          <Input maxLength={100} data-testid="place-name" />
        </Form.Item>
        <Form.Item name="kind" label="类型">
          <Select options={PLACE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))} />
        </Form.Item>
        <Form.Item name="aliases" label="别名、曾用名、简称（每个写完按回车）">
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Space align="start">
          <Form.Item name="lng" label="经度" rules={[{ required: true, message: '请写经度。' }]}>
            <InputNumber style={{ width: 170 }} min={-180} max={180} step={0.0001} data-testid="place-lng" />
          </Form.Item>
          <Form.Item name="lat" label="纬度" rules={[{ required: true, message: '请写纬度。' }]}>
            <InputNumber style={{ width: 170 }} min={-90} max={90} step={0.0001} data-testid="place-lat" />
          </Form.Item>
        </Space>
        <Form.Item name="gridCode" label="网格编码（空着就按坐标）" normalize={emptyIsNull}>
          <Input maxLength={20} />
        </Form.Item>
        <Space align="start">
          <Form.Item name="numberFrom" label="门牌从">
            <InputNumber style={{ width: 110 }} min={0} max={99_999} precision={0} />
          </Form.Item>
          <Form.Item name="numberTo" label="到">
            <InputNumber style={{ width: 110 }} min={0} max={99_999} precision={0} />
          </Form.Item>
          <Form.Item name="side" label="单双号" normalize={(value?: string) => value ?? null}>
            <Select
              allowClear
              style={{ width: 110 }}
              options={Object.entries(SIDE_LABELS).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
        </Space>
      </Form>
    </Drawer>
  );
}

const emptyIsNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

import type { Point } from '@gridline/shared/place.ts';
import { Form, Input, Tag } from 'antd';
import type { Field } from './actionFields.ts';

/** Words, a point chosen on the map, or both; one of them must be there. */
export function PlaceField({ field, missing }: { field: Field; missing: string }) {
  return (
    <>
      <Form.Item
        name="placeText"
        label={field.label}
        dependencies={['point']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, text?: string) => {
              if (!text?.trim() && !getFieldValue('point')) throw new Error(missing);
            },
          }),
        ]}
      >
        <Input autoFocus maxLength={200} placeholder={field.placeholder} data-testid="field-place" />
      </Form.Item>
      <Form.Item name="point" noStyle>
        <ChosenPoint />
      </Form.Item>
    </>
  );
}

function ChosenPoint({ value, onChange }: { value?: Point | null; onChange?: (point: null) => void }) {
  if (!value) return null;
  return (
    <Tag
      closable
      onClose={() => onChange?.(null)}
      data-testid="field-point"
      style={{ marginBottom: 14 }}
      className="digits"
    >
      地图上的点 {value.lng.toFixed(5)}, {value.lat.toFixed(5)}
    </Tag>
  );
}

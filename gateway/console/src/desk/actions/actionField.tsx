import type { StaffCase } from '@gridline/shared/complaint.ts';
import { Form, Input } from 'antd';
import { ColleagueSelect, DeclineReasonSelect } from '../../fields/peopleSelects.tsx';
import { CategorySelect, UnitSelect } from '../../fields/selects.tsx';
import type { Field } from './actionFields.ts';
import { HereField } from './hereField.tsx';
import { PhotoPicker } from './photoPicker.tsx';
import { PlaceField } from './placeField.tsx';
import { UntilField } from './untilField.tsx';

const MISSING: Record<Field['name'], string> = {
  reason: '请写明理由',
  note: '请写一写',
  internalNote: '请写一写',
  categoryCode: '请选择类别',
  place: '请写明地点，或在地图上点一下',
  unitCode: '请选择单位',
  until: '请选择时间',
  intoNumber: '请填写编号',
  rightPlace: '请填写该找哪里',
  photos: '请添加照片',
  materials: '请添加材料',
  here: '请取一下位置',
  reasonCode: '请选择原因',
  toStaff: '请选择同事',
};

interface ActionFieldProps {
  field: Field;
  autoFocus: boolean;
  caseFile: StaffCase;
}

/** One field of an action's form, with its own control. */
export function ActionField({ field, autoFocus, caseFile }: ActionFieldProps) {
  if (field.name === 'place') return <PlaceField field={field} missing={MISSING.place} />;
  return (
    <Form.Item
      name={field.name}
      label={field.label}
      rules={field.required ? [{ required: true, whitespace: true, message: MISSING[field.name] }] : []}
    >
      <Control field={field} autoFocus={autoFocus} caseFile={caseFile} />
    </Form.Item>
  );
}

interface ControlProps extends ActionFieldProps {
  id?: string;
}

/** `Form.Item` gives value and change handler, which go on to the control as they come. */
function Control({ field, autoFocus, caseFile, ...given }: ControlProps) {
  const testId = `field-${field.name}`;
  switch (field.name) {
    case 'categoryCode':
      return <CategorySelect {...given} autoFocus={autoFocus} placeholder={field.placeholder} />;
    case 'unitCode':
      return <UnitSelect {...given} autoFocus={autoFocus} placeholder={field.placeholder} />;
    case 'until':
      return <UntilField {...given} />;
    case 'photos':
    case 'materials':
      return <PhotoPicker {...given} testId={testId} />;
    case 'here':
      return <HereField {...given} />;
    case 'toStaff':
      return <ColleagueSelect {...given} unitCode={caseFile.unitCode} placeholder={field.placeholder} />;
    case 'reasonCode':
      return <DeclineReasonSelect {...given} placeholder={field.placeholder} />;
    case 'intoNumber':
    case 'rightPlace':
      return <Input {...given} autoFocus={autoFocus} placeholder={field.placeholder} data-testid={testId} />;
    default:
      return (
        <Input.TextArea
          {...given}
          autoFocus={autoFocus}
          autoSize={{ minRows: field.required ? 3 : 1, maxRows: 10 }}
          placeholder={field.placeholder}
          data-testid={testId}
        />
      );
  }
}

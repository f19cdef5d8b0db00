import { Select } from 'antd';
import { useCategories, useUnits } from '../api/reference.ts';

interface SelectGiven {
  value?: string;
  onChange?: (value: string) => void;
  autoFocus?: boolean;
  placeholder: string;
}

/** Categories under their groups, found by any part of their names. */
export function CategorySelect({ placeholder, ...given }: SelectGiven) {
  const categories = useCategories();
  const known = categories.data ?? [];
  const groups = [...new Set(known.map((category) => category.group))];
  const options = groups.map((group) => ({
    label: group,
    options: known
      .filter((category) => category.group === group)
      .map(({ code, name }) => ({ value: code, label: name })),
  }));
  return (
    <Select
      {...given}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      options={options}
      loading={categories.isPending}
      data-testid="field-categoryCode"
    />
  );
}

/** Units a case can be dispatched to. */
export function UnitSelect({ placeholder, ...given }: SelectGiven) {
  const units = useUnits(true);
  return (
    <Select
      {...given}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      options={units.data?.map(({ code, name }) => ({ value: code, label: name }))}
      loading={units.isPending}
      data-testid="field-unitCode"
    />
  );
}

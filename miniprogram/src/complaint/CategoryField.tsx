import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call, type ApiAnswer } from '../api/client';
import { BigButton } from '../parts/BigButton';
import { Choices } from '../parts/Choices';

type Category = ApiAnswer<'categories'>['categories'][number];

interface Props {
  chosen: string | null;
  onChoose: (code: string | null) => void;
}

/** Nobody has to know the office's classes: the gateway suggests one from the words. */
export function CategoryField({ chosen, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const [categories, setCategories] = useState<Category[]>([]);

  const wanted = open || chosen !== null;
  useEffect(() => {
    if (!wanted || categories.length > 0) return;
    void call('categories', {}).then((answer) => {
      if (answer.ok) setCategories(answer.value.categories);
    });
  }, [wanted, categories.length]);
  const groups = [...new Set(categories.map(({ group }) => group))];
  const name = categories.find(({ code }) => code === chosen)?.name;

  return (
    <View>
      <BigButton id="report-open-categories" onTap={() => setOpen(!open)}>
        {chosen !== null ? `已选：${name ?? '类别'}` : open ? '收起' : '选一个类别'}
      </BigButton>
      {open &&
        groups.map((group) => (
          <View key={group} className="field">
            <View className="field-hint">{group}</View>
            <Choices
              idPrefix="report-category"
              options={categories
                .filter((category) => category.group === group)
                .map(({ code, name: words }) => ({ value: code, words }))}
              chosen={chosen}
              onChoose={(code) => {
                onChoose(code === chosen ? null : code);
                setOpen(false);
              }}
            />
          </View>
        ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { tap } from './tap';

interface Props<T extends string | number> {
  idPrefix: string;
  options: readonly { value: T; words: string }[];
  chosen: T | null;
  onChoose: (value: T) => void;
}

/** Big buttons of which one is chosen. */
export function Choices<T extends string | number>({ idPrefix, options, chosen, onChoose }: Props<T>) {
  return (
    <View className="choice-row">
      {options.map(({ value, words }) => (
        <View
          key={value}
          id={`${idPrefix}-${value}`}
          className={value === chosen ? 'choice choice-on' : 'choice'}
          {...tap(() => onChoose(value), value === chosen)}
        >
          {words}
        </View>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { Option } from './Choice';
import { FieldFrame } from './Field';

/** One of some taken in or out. */
export const flipped = <T,>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);

interface Props<K extends string> {
  readonly label: string;
  readonly keys: readonly K[];
  readonly words: Readonly<Record<K, string>>;
  readonly value: readonly K[];
  readonly onChange: (value: K[]) => void;
  /** No more than so many are chosen. */
  readonly most?: number;
  readonly id?: string;
  readonly error?: string;
}

/** Several of a few. */
export function Several<K extends string>({ label, keys, words, value, onChange, most = keys.length, ...frame }: Props<K>) {
  const press = (key: K): void => {
    const after = flipped(value, key);
    if (after.length <= most) onChange(after);
  };
  return (
    <FieldFrame label={label} {...frame}>
      <View className='u-options u-options--2'>
        {keys.map((key) => <Option key={key} kind='checkbox' label={words[key]} chosen={value.includes(key)} onPress={() => press(key)} />)}
      </View>
    </FieldFrame>
  );
}

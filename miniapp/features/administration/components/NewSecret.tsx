import { View } from '@tarojs/components';
import { Button, Note } from '@/ui';
import { KEY_WORDS } from '@shared/copy/apiKeys';

/** A key just made; without a secret when an earlier tap had made it. */
export interface Shown {
  readonly name: string;
  readonly secret: string | null;
}

/** The only time that a key can be read. */
export function NewSecret({ shown: { name, secret }, onDone }: { shown: Shown; onDone: () => void }) {
  if (secret === null) return <Note tone='warn'>{KEY_WORDS.madeBefore}</Note>;
  return (
    <View className='adm__gap'>
      <Note icon='check'>
        <View className='u-strong'>{`${name}：${KEY_WORDS.made}`}</View>
        <View className='adm__secret'>{secret}</View>
        <View>{KEY_WORDS.madeDetail}</View>
        <Button kind='second' label={KEY_WORDS.copied} onPress={onDone} />
      </Note>
    </View>
  );
}

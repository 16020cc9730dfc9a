import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { Button, Note } from '@/ui';
import { stuckWords } from '@shared/copy/channels';

/** What did not get outside and is not mending itself, with the way to it; nothing where all is well. */
export function StuckNote() {
  const { data } = useApi('GET /administration/stuck', {}, false);
  const stuck = (data?.items ?? []).map(({ channel }) => channel).filter(({ dead, givenUp }) => dead || givenUp > 0);
  if (stuck.length === 0) return null;
  const sum = (of: 'waiting' | 'givenUp'): number => stuck.reduce((total, channel) => total + channel[of], 0);
  return (
    <View className='adm__warn u-gap'>
      <Note tone='warn'>
        <View>{`${stuckWords({ channels: stuck.length, waiting: sum('waiting'), givenUp: sum('givenUp') })}。`}</View>
        <Button kind='text' label='去看卡在哪里' onPress={() => open('stuck')} />
      </Note>
    </View>
  );
}

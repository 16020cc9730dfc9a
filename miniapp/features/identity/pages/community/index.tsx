import { View } from '@tarojs/components';
import { useState } from 'react';
import { chooseCommunity, type ResponseOf, sentenceOf, useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { announce, Button, Field, FootNote, ListRow, Page, Paper, QueryView } from '@/ui';
import './index.scss';

type Community = ResponseOf<'GET /communities'>['items'][number];

/** How many communities are listed before somebody types. */
const FIRST = 12;

function Communities({ items }: { items: readonly Community[] }) {
  const [typed, setTyped] = useState('');
  const [choosing, setChoosing] = useState<string>();
  const choose = async (id: string) => {
    if (choosing) return;
    setChoosing(id);
    try {
      await chooseCommunity(id);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setChoosing(undefined);
    }
  };
  const found = items.filter((one) => (one.name + one.street.name).includes(typed.trim())).slice(0, FIRST);
  return (
    <>
      <Field label='哪个社区' value={typed} onChange={setTyped} placeholder='打几个字就能找到' />
      <View className='u-gap'>
        <Paper tone='list'>
          {found.map((one) => (
            <ListRow key={one.id} icon='place' title={one.name} detail={choosing === one.id ? '正在记下…' : one.street.name} onPress={() => void choose(one.id)} />
          ))}
        </Paper>
      </View>
      {found.length === 0 && <FootNote>没找到这个名字，换几个字试试</FootNote>}
    </>
  );
}

/** The first question to somebody who came in through WeChat: it decides which station answers them. */
export default function Community() {
  const communities = useApi('GET /communities', {});
  return (
    <Page title='您住在哪个社区' first className='community'>
      <View className='community__hint'>选好了，您说的事就交给您那里的工作站。选错了能再改。</View>
      <QueryView query={communities} what='社区名单'>
        {({ items }) => <Communities items={items} />}
      </QueryView>
      <View className='u-section'>
        <Button kind='text' label='先看看，以后再选' onPress={() => openTab('home')} />
      </View>
    </Page>
  );
}

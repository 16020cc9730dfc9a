import { View } from '@tarojs/components';
import { useState } from 'react';
import { chooseCommunity, type ResponseOf, sentenceOf, useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { announce, Button, CommunityList, Page, QueryView } from '@/ui';
import './index.scss';

type Community = ResponseOf<'GET /communities'>['items'][number];

/** How many communities are listed before somebody types. */
const FIRST = 12;

function Communities({ items }: { items: readonly Community[] }) {
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
  return <CommunityList items={items} first={FIRST} choosing={choosing} onChoose={(id) => void choose(id)} />;
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

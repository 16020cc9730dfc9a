import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi } from '@/api';
import { openTab, replace } from '@/platform/routes';
import { Button, Empty, ListRow, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { ChannelCard, SecretOnce } from '../components/ChannelCard';
import { ChannelForm } from '../components/ChannelForm';
import { stateOf, type Channel, type ChannelPage } from '../model/channels';
import './administration.scss';

function ChannelList({ items, chosen, onChoose, onAdd }: { items: readonly Channel[]; chosen: string | null; onChoose: (id: string) => void; onAdd: () => void }) {
  return (
    <View className='adm__list'>
      <SectionHead title={`${items.length} 个通道`} aside={<Button kind='text' label='加一个' onPress={onAdd} />} />
      <Paper tone='list'>
        <ListRow title='站内收件' detail='工作台里都有，一直开着' aside={<Tag>通</Tag>} />
        {items.map((one) => (
          <View key={one.id} className={`adm__unit ${one.id === chosen ? 'adm__unit--chosen' : ''}`}>
            <ListRow title={one.name} detail={one.kindName} aside={<Tag tone={stateOf(one).tone}>{stateOf(one).word}</Tag>} onPress={() => onChoose(one.id)} />
          </View>
        ))}
      </Paper>
    </View>
  );
}

function Channels({ page, reload }: { page: ChannelPage; reload: () => Promise<void> }) {
  const { unit, items } = page;
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const channel = items.find(({ id }) => id === chosen);
  const choose = (id: string | null) => {
    setChosen(id);
    setAdding(false);
    setSecret(null);
  };
  const made = ({ id }: Channel, shown: string | null) => {
    choose(id);
    setSecret(shown);
    void reload();
  };
  const beside = adding || secret !== null || channel !== undefined;
  return (
    <View className={`adm__two ${beside ? 'adm__two--chosen' : ''}`}>
      <ChannelList items={items} chosen={chosen} onChoose={choose} onAdd={() => { choose(null); setAdding(true); }} />
      <View className='adm__pane'>
        {beside && <View className='adm__back'><Button kind='text' label='回通道列表' onPress={() => choose(null)} /></View>}
        {adding && <ChannelForm unitId={unit.id} channel={null} onDone={made} onCancel={() => choose(null)} />}
        {secret !== null && <SecretOnce secret={secret} onDone={() => setSecret(null)} />}
        {!adding && channel && <ChannelCard key={channel.id} unitId={unit.id} channel={channel} onChanged={reload} onSecret={setSecret} />}
        {!beside && <View className='u-second adm__hint'>{items.length === 0 ? `${unit.name}只在工作台里收。单位有自己的系统或群，加一个通道，工单就一起送过去，不用再抄一遍` : '选一个通道，看送得怎样，发一条试试'}</View>}
      </View>
    </View>
  );
}

function OneUnit({ id }: { id: string }) {
  const query = useApi('GET /administration/units/:id/channels', { params: { id } }, false);
  return (
    <QueryView query={query} what='通道'>
      {(page) => (
        <>
          <View className='adm__head'><View className='adm__title'>{`${page.unit.name}的对外通道`}</View></View>
          <Channels page={page} reload={query.reload} />
        </>
      )}
    </QueryView>
  );
}

/** Where the matters of a unit are told outside, and how that goes. */
export default function ChannelsPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page title='对外通道' className='adm'>
      <SignedIn>
        {(me) => {
          if (!me.roles.some(({ role }) => role === 'administrator')) return <Empty title='这里归管理员' body='工单往外转到哪里，由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />;
          if (id === '') return <Empty title='没找到这个单位' body='从「管理」的「单位和人员」里再打开一次。' act={{ label: '回管理', onPress: () => replace('administration') }} />;
          return <OneUnit id={id} />;
        }}
      </SignedIn>
    </Page>
  );
}

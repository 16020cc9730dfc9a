import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { open, openTab, replace } from '@/platform/routes';
import { announce, Button, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { StuckDeliveries } from '../components/StuckDeliveries';
import { circuitWords, factsOf, stateOf } from '../model/channels';
import './administration.scss';

type Stuck = ResponseOf<'GET /administration/stuck'>['items'][number];

function TargetList({ items, chosen, onChoose }: { items: readonly Stuck[]; chosen: string | null; onChoose: (id: string) => void }) {
  return (
    <View className='adm__list'>
      <SectionHead title={`${items.length} 个通道有没送到的`} />
      <Paper tone='list'>
        {items.map(({ unit, channel }) => (
          <View key={channel.id} className={`adm__unit ${channel.id === chosen ? 'adm__unit--chosen' : ''}`}>
            <ListRow title={unit.name} detail={`${channel.name}${channel.lastProblem ? `　${channel.lastProblem.text}` : ''}`} aside={<Tag tone={stateOf(channel).tone}>{stateOf(channel).word}</Tag>} onPress={() => onChoose(channel.id)} />
          </View>
        ))}
      </Paper>
    </View>
  );
}

function useTryNow({ channel }: Stuck, reload: () => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const tryNow = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const { sent } = await api('POST /administration/channels/:id/resend', { params: { id: channel.id } });
      announce(sent > 0 ? `马上就试，停下的 ${sent} 件也一起送` : '马上就试');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      await reload();
      setBusy(false);
    }
  };
  return { busy, tryNow };
}

/** One target: why nothing gets through, since when, when next; and each thing of it. */
function Target({ item, reload }: { item: Stuck; reload: () => Promise<void> }) {
  const { unit, channel } = item;
  const { busy, tryNow } = useTryNow(item, reload);
  const circuit = circuitWords(channel);
  return (
    <>
      <View className='adm__head'>
        <View className='adm__title'>{unit.name}</View>
        <Tag tone={stateOf(channel).tone}>{stateOf(channel).word}</Tag>
        <View className='u-second adm__facts'>{`${channel.name}　${channel.kindName}　${channel.address}`}</View>
      </View>
      {circuit && <Note tone={channel.dead ? 'warn' : 'quiet'}>{circuit}</Note>}
      <Paper tone='list' className='adm__gap'>{factsOf(channel).map(({ title, detail }) => <ListRow key={title} title={title} detail={detail} />)}</Paper>
      <View className='adm__buttons'>
        <Button label={channel.givenUp > 0 ? '全部再送' : '现在就试'} busy={busy ? '正在试…' : undefined} onPress={() => void tryNow()} />
        <Button kind='second' label='看通道设置' onPress={() => open('channels', { id: unit.id })} />
      </View>
      <View className='u-section'><StuckDeliveries unitId={unit.id} channel={channel} onChanged={reload} /></View>
    </>
  );
}

function Targets({ items, start, reload }: { items: readonly Stuck[]; start: string | null; reload: () => Promise<void> }) {
  const [chosen, setChosen] = useState<string | null>(start ?? (items.length === 1 ? (items[0]?.channel.id ?? null) : null));
  const item = items.find(({ channel }) => channel.id === chosen);
  return (
    <View className={`adm__two ${item ? 'adm__two--chosen' : ''}`}>
      <TargetList items={items} chosen={chosen} onChoose={setChosen} />
      <View className='adm__pane'>
        {item ? (
          <>
            <View className='adm__back'><Button kind='text' label='回列表' onPress={() => setChosen(null)} /></View>
            <Target key={item.channel.id} item={item} reload={reload} />
          </>
        ) : <View className='u-second adm__hint'>选一个，看卡在哪里、试了几次、为什么</View>}
      </View>
    </View>
  );
}

function Everything({ start }: { start: string | null }) {
  const query = useApi('GET /administration/stuck', {}, false);
  return (
    <QueryView query={query} what='没送到的'>
      {({ items }) => items.length === 0
        ? <Empty title='都送到了' body='转给单位自己系统的工单，没有卡住的。有卡住的，这里看得到，也会发消息给您。' act={{ label: '回管理', onPress: () => replace('administration') }} />
        : <Targets items={items} start={start} reload={query.reload} />}
    </QueryView>
  );
}

/** What did not get outside: where it is stuck, why, and what people decide about it. */
export default function StuckPage() {
  const { channel } = useRouter().params;
  return (
    <Page title='没转出去的' className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? <Everything start={channel ?? null} /> : (
          <Empty title='这里归管理员' body='工单往外转到哪里，由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />
        )}
      </SignedIn>
    </Page>
  );
}

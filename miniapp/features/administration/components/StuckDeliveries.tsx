import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf, useApi } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, confirm, FieldFrame, ListRow, Note, Option, OptionGrid, Paper, QueryView, Tabs } from '@/ui';
import { BY_HAND_ACTS } from '@shared/copy/deliveries';
import type { ByHand } from '@shared/domain/integrations/byHand';
import { deliveryWords, type Channel, type Delivery } from '../model/channels';

type State = 'dead' | 'waiting';
/** What was said of each after an order, by its id. */
type Said = Readonly<Record<string, { done: boolean; text: string }>>;

const called = ({ what, number }: Delivery): string => [number, what].filter(Boolean).join('　');

function Row({ item, chosen, said, onTurn }: { item: Delivery; chosen: boolean; said: Said[string] | undefined; onTurn: () => void }) {
  return (
    <View className='adm__gap'>
      <Option kind='checkbox' label={called(item)} detail={deliveryWords(item)} chosen={chosen} onPress={onTurn} />
      {said && <Note tone={said.done ? 'quiet' : 'warn'} icon={said.done ? 'check' : undefined}>{said.text}</Note>}
    </View>
  );
}

function useOrders(onDone: () => Promise<void>) {
  const [busy, setBusy] = useState<ByHand>();
  const [said, setSaid] = useState<Said>({});
  const order = async (act: ByHand, ids: readonly string[], channelId?: string) => {
    if (busy) return;
    setBusy(act);
    try {
      const { items } = await api('POST /administration/deliveries/by-hand', { body: { act, ids: [...ids], channelId: channelId ?? null } });
      setSaid(Object.fromEntries(items.map(({ id, done, text }) => [id, { done, text }])));
      const failed = items.filter(({ done }) => !done).length;
      announce(failed === 0 ? items.length > 1 ? `${items.length} 件都办了` : '办好了' : `${items.length - failed} 件办了，${failed} 件没办成，下面写着`, failed === 0 ? 'done' : 'warn');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      await onDone();
      setBusy(undefined);
    }
  };
  return { busy, said, order };
}

/** Another way of the same unit: nobody else has a part in the case. */
function Elsewhere({ unitId, from, onChoose, onCancel }: { unitId: string; from: string; onChoose: (id: string) => void; onCancel: () => void }) {
  const query = useApi('GET /administration/units/:id/channels', { params: { id: unitId } }, false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <QueryView query={query} what='通道'>
      {({ items, unit }) => {
        const others = items.filter(({ id }) => id !== from);
        if (others.length === 0) return <><Note>{`${unit.name}没有别的通道，先加一个。`}</Note><Button kind='text' label='去加一个' onPress={() => open('channels', { id: unitId })} /></>;
        return (
          <Paper className='adm__form'>
            <FieldFrame label='改走哪个通道' error={tried && chosen === null ? '选一个通道' : undefined}>
              <OptionGrid label='改走哪个通道' options={others.map(({ id, name, kindName }) => ({ value: id, label: name, detail: kindName }))} value={chosen} onChange={setChosen} />
            </FieldFrame>
            <View className='adm__buttons'>
              <Button label='就走这个' onPress={() => { setTried(true); if (chosen !== null) onChoose(chosen); }} />
              <Button kind='second' label='先不改' onPress={onCancel} />
            </View>
          </Paper>
        );
      }}
    </QueryView>
  );
}

function Orders({ busy, count, onOrder, onElsewhere }: { busy: ByHand | undefined; count: number; onOrder: (act: ByHand) => void; onElsewhere: () => void }) {
  const settle = async () => {
    if (await confirm({ title: `${count} 件不再送了？`, body: '打电话告诉过对方、或者对方已经从别处知道了，才这样办。这里记下是您定的。', yes: '不再送了', danger: true })) onOrder('settle');
  };
  return (
    <View className='adm__acts'>
      <Button kind='text' label={BY_HAND_ACTS.resend} busy={busy === 'resend' ? '正在办…' : undefined} onPress={() => onOrder('resend')} />
      <Button kind='text' label={BY_HAND_ACTS.redirect} busy={busy === 'redirect' ? '正在办…' : undefined} onPress={onElsewhere} />
      <Button kind='text' label={BY_HAND_ACTS.settle} busy={busy === 'settle' ? '正在办…' : undefined} onPress={() => void settle()} />
    </View>
  );
}

function List({ unitId, channelId, items, reload }: { unitId: string; channelId: string; items: readonly Delivery[]; reload: () => Promise<void> }) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [elsewhere, setElsewhere] = useState(false);
  const [missing, setMissing] = useState(false);
  // What was decided about leaves the list: its answer stays until the next order.
  const [before, setBefore] = useState<readonly Delivery[]>([]);
  const { busy, said, order } = useOrders(reload);
  const picked = chosen.filter((id) => items.some((item) => item.id === id));
  const settled = before.filter(({ id }) => said[id] && !items.some((item) => item.id === id));
  const turn = (id: string) => setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const asked = (go: () => void) => {
    setMissing(picked.length === 0);
    if (picked.length > 0) go();
  };
  const begin = (act: ByHand, to?: string) => {
    setBefore(items);
    setElsewhere(false);
    setChosen([]);
    void order(act, picked, to);
  };
  return (
    <>
      {settled.length > 0 && <Paper tone='list'>{settled.map((item) => <ListRow key={item.id} icon='check' title={called(item)} detail={said[item.id]?.text} />)}</Paper>}
      {items.length === 0 ? <View className='u-second adm__hint'>这里没有了</View> : (
        <>
          <View className='adm__acts'>
            <Button kind='text' label={picked.length === items.length ? '都不选' : `${items.length} 件都选`} onPress={() => setChosen(picked.length === items.length ? [] : items.map(({ id }) => id))} />
          </View>
          {items.map((item) => <Row key={item.id} item={item} chosen={picked.includes(item.id)} said={said[item.id]} onTurn={() => turn(item.id)} />)}
          {missing && picked.length === 0 && <View className='adm__gap'><Note tone='warn'>先选上要办的几件</Note></View>}
          {elsewhere && picked.length > 0
            ? <Elsewhere unitId={unitId} from={channelId} onChoose={(to) => begin('redirect', to)} onCancel={() => setElsewhere(false)} />
            : <Orders busy={busy} count={picked.length} onOrder={(act) => asked(() => begin(act))} onElsewhere={() => asked(() => setElsewhere(true))} />}
        </>
      )}
    </>
  );
}

/** Everything of one channel that waits or was given up, to be decided about one by one or together. */
export function StuckDeliveries({ unitId, channel, onChanged }: { unitId: string; channel: Channel; onChanged: () => Promise<void> }) {
  const [state, setState] = useState<State>(channel.givenUp > 0 ? 'dead' : 'waiting');
  const query = useApi('GET /administration/channels/:id/deliveries', { params: { id: channel.id }, query: { state } }, false);
  const reload = async () => {
    await Promise.all([query.reload(), onChanged()]);
  };
  return (
    <>
      <Tabs tabs={[{ value: 'dead', label: '停下的', count: channel.givenUp }, { value: 'waiting', label: '在等的', count: channel.waiting }]} value={state} onChange={setState} />
      <QueryView query={query} what='没送到的'>{({ items }) => <List key={state} unitId={unitId} channelId={channel.id} items={items} reload={reload} />}</QueryView>
    </>
  );
}

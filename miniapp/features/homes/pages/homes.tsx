import { View } from '@tarojs/components';
import { api, loadMe, type Query, type ResponseOf, useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, confirm, Empty, FootNote, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag, useElder, useTap } from '@/ui';
import { HOME_REASON_WORDS, HOME_STATE_WORDS, RELATION_WORDS } from '@shared/copy/identity';
import './homes.scss';

type Mine = ResponseOf<'GET /homes'>;
type Card = Mine['items'][number];
type Waiting = Mine['waiting'][number];

const doorOf = ({ placeText, no }: Pick<Card, 'placeText' | 'no'>): string => [placeText, no].filter(Boolean).join(' ');

/** Why it was not confirmed or was ended, in the station's words. */
function reasonOf({ reason }: Card): string {
  if (!reason) return '';
  return [reason.id === 'other' ? '' : HOME_REASON_WORDS[reason.id], reason.text].filter(Boolean).join('。');
}

function detailOf(card: Card): string {
  const lived = `${card.community.name}　${RELATION_WORDS[card.relation]}`;
  if (card.state === 'asked') return `${lived}　${card.station.name}核实好了告诉您`;
  return [lived, reasonOf(card)].filter(Boolean).join('　');
}

function CoResidents({ card }: { card: Card }) {
  if (card.coResidents.length === 0) return null;
  return <View className='homes__with'>{`一起住的：${card.coResidents.map(({ name }) => name).join('、')}`}</View>;
}

function Live({ card, several, onChanged }: { card: Card; several: boolean; onChanged: () => Promise<void> }) {
  const { busy, tap } = useTap();
  const leave = async (): Promise<void> => {
    const out = card.state === 'confirmed';
    const question = out
      ? { title: '从这里搬走了？', body: '以后报问题，不再先填这里。住过的记录还在。', yes: '搬走了' }
      : { title: '撤回这一处？', body: '工作站不再核实，以后可以再加。', yes: '撤回' };
    if (!(await confirm(question))) return;
    const call = { params: { id: card.id }, body: { revision: card.revision } };
    await tap('leave', (key) => (out ? api('POST /homes/:id/move-out', { ...call, key }) : api('POST /homes/:id/withdraw', { ...call, key })), out ? '记好了，您搬走了' : '撤回了');
    await onChanged();
  };
  const choose = async (): Promise<void> => {
    await tap('main', () => api('POST /homes/:id/main', { params: { id: card.id } }), '以后报问题，先填这里');
    await onChanged();
  };
  return (
    <Paper className='homes__card'>
      <View className='homes__head'>
        <View className='homes__door'>{doorOf(card)}</View>
        <Tag tone={card.state === 'confirmed' ? 'quiet' : 'neutral'}>{HOME_STATE_WORDS[card.state]}</Tag>
        {card.main && several && <Tag>主要住处</Tag>}
      </View>
      <View className='u-second'>{detailOf(card)}</View>
      <CoResidents card={card} />
      <View className='homes__acts'>
        {several && card.state === 'confirmed' && !card.main && <Button kind='text' label='设成主要住处' busy={busy === 'main' ? '正在记…' : undefined} onPress={() => void choose()} />}
        <Button kind='text' label={card.state === 'confirmed' ? '搬走了' : '撤回'} spoken={`${card.state === 'confirmed' ? '搬走了' : '撤回'}：${doorOf(card)}`} busy={busy === 'leave' ? '正在记…' : undefined} onPress={() => void leave()} />
      </View>
    </Paper>
  );
}

/** Somebody says that they live with me. My word is a recommendation; the station decides. */
function Asks({ item, onChanged }: { item: Waiting; onChanged: () => Promise<void> }) {
  const { busy, tap } = useTap();
  const say = async (yes: boolean): Promise<void> => {
    await tap(yes ? 'yes' : 'no', (key) => api('POST /homes/:id/word', { params: { id: item.id }, body: { revision: item.revision, yes }, key }), '谢谢，告诉工作站了');
    await onChanged();
  };
  return (
    <Paper className='homes__card'>
      <View className='homes__door'>{`${item.name}说也住在 ${doorOf(item)}`}</View>
      <View className='u-second'>{`${RELATION_WORDS[item.relation]}。您认得的话说一声，工作站再核实`}</View>
      {item.said !== null && <View className='homes__said'>{item.said ? '您说认得，一起住' : '您说不认识'}</View>}
      <View className='homes__two'>
        <Button kind='second' label='认得，一起住' busy={busy === 'yes' ? '正在告诉…' : undefined} onPress={() => void say(true)} />
        <Button kind='second' label='不认识' busy={busy === 'no' ? '正在告诉…' : undefined} onPress={() => void say(false)} />
      </View>
    </Paper>
  );
}

function Over({ items }: { items: readonly Card[] }) {
  if (items.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='以前的' />
      <Paper tone='list'>{items.map((card) => <ListRow key={card.id} title={doorOf(card)} detail={detailOf(card)} aside={<Tag tone='neutral'>{HOME_STATE_WORDS[card.state]}</Tag>} />)}</Paper>
    </View>
  );
}

function Homes({ mine, query }: { mine: Mine; query: Query<Mine> }) {
  const changed = async (): Promise<void> => {
    await Promise.all([query.reload(), loadMe().catch(() => undefined)]);
  };
  const live = mine.items.filter(({ state }) => state === 'confirmed' || state === 'asked');
  const confirmed = live.filter(({ state }) => state === 'confirmed');
  return (
    <>
      {mine.waiting.length > 0 && (
        <View className='u-section'>
          <SectionHead title='请您认一认' />
          {mine.waiting.map((item) => <Asks key={item.id} item={item} onChanged={changed} />)}
        </View>
      )}
      {live.length === 0
        ? <Empty title='还没有登记住处' body={'登记好了，报问题时地方先替您填好，\n邻里的事也看得更全。不登记，也能报问题。'} />
        : <View className='u-section'>{live.map((card) => <Live key={card.id} card={card} several={confirmed.length > 1} onChanged={changed} />)}</View>}
      {live.length > 0 && confirmed.length === 0 && <Note>没核实以前，报问题、看进度都不受影响。</Note>}
      <Over items={mine.items.filter(({ state }) => state !== 'confirmed' && state !== 'asked')} />
    </>
  );
}

/** Where I live: several homes, who asks to be my co-resident, moving out. */
export default function HomesPage() {
  useSignedIn();
  const elder = useElder();
  const query = useApi('GET /homes', {});
  const foot = (
    <>
      <Button label='加一处住处' onPress={() => open('bindHome')} />
      {!elder && <FootNote>谁住在哪一户，只有工作站和同住的人看得到</FootNote>}
    </>
  );
  return (
    <Page title='我的家' className='homes' foot={foot}>
      <QueryView query={query} what='住处'>{(mine) => <Homes mine={mine} query={query} />}</QueryView>
    </Page>
  );
}

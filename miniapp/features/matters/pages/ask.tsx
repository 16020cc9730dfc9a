import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { Button, Empty, Field, FootNote, ListRow, Note, OptionGrid, Page, Paper, Plate, QueryView, SectionHead, useTap } from '@/ui';
import { MATTERS } from '@shared/copy/matters';
import { ADMISSION_LIMITS } from '@shared/domain/matters/admissions';
import { linesLike } from '@shared/domain/matters/lists';
import { OneLine } from '../components/Lines';
import { meansBody, meansFaults, MeansFields, NO_MEANS } from '../components/MeansForm';
import './matters.scss';

/** How many communities are listed before somebody types. */
const FIRST = 8;

function Where({ onChoose }: { onChoose: (id: string) => void }) {
  const communities = useApi('GET /communities', {});
  const [typed, setTyped] = useState('');
  return (
    <>
      <Field label='请哪个社区做' value={typed} onChange={setTyped} placeholder='打几个字就能找到' />
      <QueryView query={communities} what='社区'>
        {({ items }) => <Paper tone='list'>{items.filter(({ name, street }) => (name + street.name).includes(typed.trim())).slice(0, FIRST).map(({ id, name, street }) => <ListRow key={id} title={name} detail={street.name} icon='place' onPress={() => onChoose(id)} />)}</Paper>}
      </QueryView>
    </>
  );
}

type Parts = ResponseOf<'GET /communities/:id/matter-parts'>;
type List = ResponseOf<'GET /communities/:id/matter-list'>;

function Form({ id, units, list, onElsewhere }: { id: string; units: Parts['asksAs']; list: List; onElsewhere: () => void }) {
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [means, setMeans] = useState(NO_MEANS);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const items = list.list?.inForce ? list.list.items : [];
  const like = linesLike(title, items).flatMap((at) => items[at] ?? []);
  const send = async (): Promise<void> => {
    setTried(true);
    if (title.trim() === '' || Object.keys(meansFaults(means)).length > 0) return;
    let made = '';
    const done = await tap('ask', async (key) => { made = (await api('POST /communities/:id/admissions', { params: { id }, body: { unitId, title: title.trim(), ...meansBody(means) }, key })).id; }, '交给工作站了，定了会告诉您');
    if (done) replace('admission', { id: made });
  };
  return (
    <>
      <Plate small name={list.community.name} detail={list.street.name} />
      <Button kind='text' label='换一个社区' onPress={onElsewhere} />
      {units.length > 1 && <View className='u-field'><SectionHead title='以哪个单位的名义' /><OptionGrid label='以哪个单位的名义' options={units.map(({ id: value, name }) => ({ value, label: name }))} value={unitId} onChange={setUnitId} /></View>}
      <Field label='什么工作' value={title} onChange={setTitle} maxLength={ADMISSION_LIMITS.title} placeholder='例如：沿街商铺电气线路排查' {...(tried && title.trim() === '' ? { error: '写上是什么工作' } : {})} />
      {like.length > 0 && <><Note>{MATTERS.like}</Note><Paper>{like.map((line) => <OneLine key={line.title} line={line} />)}</Paper></>}
      <MeansFields means={means} onChange={setMeans} tried={tried} />
      <View className='u-section'><Button label='交给工作站定' busy={busy ? '正在交…' : undefined} onPress={() => void send()} /></View>
      <FootNote>申请、准入、不准入和理由，都写进准入年报，居民看得到</FootNote>
    </>
  );
}

function Community({ id, onElsewhere }: { id: string; onElsewhere: () => void }) {
  const parts = useApi('GET /communities/:id/matter-parts', { params: { id } });
  const list = useApi('GET /communities/:id/matter-list', { params: { id } });
  return (
    <QueryView query={parts} what='这个社区'>
      {({ asksAs }) => asksAs.length === 0
        ? <Empty title='您的单位不向这个社区派工作' body='只有它的街道、区里的部门和单位，才向它申请准入。' act={{ label: '换一个社区', onPress: onElsewhere }} />
        : <QueryView query={list} what='清单'>{(view) => <Form id={id} units={asksAs} list={view} onElsewhere={onElsewhere} />}</QueryView>}
    </QueryView>
  );
}

/** Asking a station to admit work outside of its list: what, by which authority, with how many people and how much money, until when. */
export default function AskAdmission() {
  const { id: asked = '' } = useRouter().params;
  const [id, setId] = useState(asked);
  useSignedIn();
  return (
    <Page title={MATTERS.ask} className='matters'>
      {id === '' ? <Where onChoose={setId} /> : <Community id={id} onElsewhere={() => setId('')} />}
    </Page>
  );
}

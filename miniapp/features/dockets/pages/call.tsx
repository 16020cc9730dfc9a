import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi, useSignedIn, type ResponseOf } from '@/api';
import { open, replace } from '@/platform/routes';
import { Button, Empty, Field, FieldError, FootNote, LessonsFor, Note, Option, OptionGrid, Page, QueryView, SectionHead, useTap } from '@/ui';
import { DOCKET, DOCKET_REASON_WORDS, monthWords } from '@shared/copy/dockets';
import { DOCKET_LIMITS } from '@shared/domain/dockets/dockets';
import { dayOf, type Day } from '@shared/domain/kernel/days';
import { Days } from '../components/Days';
import type { Docket } from '../components/DecideForm';
import './dockets.scss';

type Proposals = ResponseOf<'GET /dockets/proposals'>;
const HOURS = ['09:30', '14:30', '19:00'] as const;
const AHEAD = [0, 1, 2, 3, 4, 5, 6, 7, 10, 14] as const;

/** What of a meeting that stands already begins the form, or the matter (`about`) that somebody came with. */
function startOf(proposals: Proposals, view: Docket | undefined, about: string) {
  const topics = Object.fromEntries(proposals.items.map((item) => [item.case.id, item.topic]));
  if (!view) return { chosen: proposals.items.some((item) => item.case.id === about) ? [about] : [], topics, unitIds: [] as string[], place: '', day: null, hour: null, raised: '' };
  const at = new Date(view.meetsAt);
  const hour = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return {
    chosen: view.items.flatMap((item) => item.case?.id ?? []),
    topics: { ...topics, ...Object.fromEntries(view.items.flatMap((item) => (item.case ? [[item.case.id, item.topic]] : []))) },
    unitIds: view.invited.map(({ unit }) => unit.id), place: view.place, day: dayOf(at) as Day | null, hour: HOURS.find((one) => one === hour) ?? null,
    raised: view.items.find((item) => item.case === null)?.topic ?? '',
  };
}

/** Units that may be invited: those of the community; a street invites those of all its communities. */
function Guests({ proposals, chosen, onToggle }: { proposals: Proposals; chosen: readonly string[]; onToggle: (id: string) => void }) {
  const [community, setCommunity] = useState(proposals.communities[0]?.id ?? '');
  const units = useApi('GET /communities/:id/units', { params: { id: community } });
  return (
    <>
      {proposals.communities.length > 1 && <OptionGrid label='哪个社区的单位' options={proposals.communities.map(({ id, name }) => ({ value: id, label: name }))} value={community} onChange={setCommunity} columns={3} />}
      <QueryView query={units} what='单位'>
        {({ items }) => <View className='docket__choices'>{items.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={chosen.includes(id)} onPress={() => onToggle(id)} />)}</View>}
      </QueryView>
    </>
  );
}

function Form({ proposals, view, about = '' }: { proposals: Proposals; view?: Docket; about?: string }) {
  const [start] = useState(() => startOf(proposals, view, about));
  const [chosen, setChosen] = useState<readonly string[]>(start.chosen);
  const [topics, setTopics] = useState<Readonly<Record<string, string>>>(start.topics);
  const [raised, setRaised] = useState(start.raised);
  const [unitIds, setUnitIds] = useState<readonly string[]>(start.unitIds);
  const [place, setPlace] = useState(start.place);
  const [day, setDay] = useState<Day | null>(start.day);
  const [hour, setHour] = useState<(typeof HOURS)[number] | null>(start.hour);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const flip = (list: readonly string[], id: string): readonly string[] => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  const items = [...chosen.map((caseId) => ({ caseId: caseId as string | null, topic: (topics[caseId] ?? '').trim() })), ...(raised.trim() ? [{ caseId: null, topic: raised.trim() }] : [])];
  const wrong = {
    items: items.length === 0 ? '选至少一个议题，或者另外写一个' : items.some(({ topic }) => topic === '') ? '议题要有个名字，居民会看到' : undefined,
    day: day === null || hour === null ? '选哪天、几点开' : undefined,
    place: place.trim() === '' ? '写在哪里开' : undefined,
    units: unitIds.length === 0 ? '选至少一个单位，才知道请谁来' : undefined,
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (wrong.items || wrong.place || wrong.units || day === null || hour === null) return;
    const agenda = { meetsAt: new Date(`${day}T${hour}:00+08:00`).toISOString(), place: place.trim(), items, unitIds: [...unitIds] };
    let id = view?.id ?? '';
    const done = await tap('call', async (key) => {
      id = (view
        ? await api('POST /dockets/:id/agenda', { params: { id: view.id }, body: { revision: view.revision, ...agenda }, key })
        : await api('POST /dockets', { body: { month: day.slice(0, 7), ...agenda }, key })).id;
    }, view ? '改好了，请来的单位会收到消息' : '召集了，请来的单位会收到消息');
    if (done) replace('docket', { id });
  };
  return (
    <>
      <View className='u-field'>
        <SectionHead title={DOCKET.agenda} note={DOCKET.agendaNote} />
        {proposals.items.length === 0 && <Note>现在没有超时、反复或挂账的事，可以自己加议题。</Note>}
        {proposals.items.map((item) => (
          <View key={item.case.id} className='docket__item'>
            <Option kind='checkbox' label={item.case.title} detail={[DOCKET_REASON_WORDS[item.why], item.unit, item.case.sensitive ? DOCKET.sensitive : null].filter(Boolean).join('　')} chosen={chosen.includes(item.case.id)} onPress={() => setChosen((now) => flip(now, item.case.id))} />
            {chosen.includes(item.case.id) && <Field label={`议题怎么叫：${item.case.number}`} value={topics[item.case.id] ?? ''} maxLength={DOCKET_LIMITS.topic} onChange={(text) => setTopics((now) => ({ ...now, [item.case.id]: text }))} />}
          </View>
        ))}
        <Field label={DOCKET.raise} value={raised} maxLength={DOCKET_LIMITS.topic} placeholder='例如：3 栋门口晚上停满电动车' onChange={setRaised} />
        <FieldError text={tried ? wrong.items : undefined} />
      </View>
      <View className='u-field'>
        <SectionHead title={DOCKET.units} />
        <Guests proposals={proposals} chosen={unitIds} onToggle={(id) => setUnitIds((now) => flip(now, id))} />
        <FieldError text={tried ? wrong.units : undefined} />
      </View>
      <Days label={DOCKET.when} today={dayOf(new Date())} ahead={AHEAD} value={day} onChange={setDay} />
      <View className='u-field'>
        <SectionHead title={DOCKET.time} />
        <OptionGrid label={DOCKET.time} options={HOURS.map((value) => ({ value, label: value }))} value={hour} onChange={setHour} columns={3} />
        <FieldError text={tried ? wrong.day : undefined} />
      </View>
      <Field label={DOCKET.where} value={place} maxLength={DOCKET_LIMITS.place} placeholder='例如：社区二楼会议室' onChange={setPlace} error={tried ? wrong.place : undefined} />
      <View className='u-section'><Button label={view ? '改好了，通知单位' : DOCKET.send} busy={busy ? '正在办…' : undefined} onPress={() => void send()} /></View>
      <FootNote>{day ? `${monthWords(day.slice(0, 7))}的会，每月一场` : '每月一场'}</FootNote>
    </>
  );
}

function Changed({ id, proposals }: { id: string; proposals: Proposals }) {
  const query = useApi('GET /dockets/:id', { params: { id } });
  return (
    <QueryView query={query} what='这一场会'>
      {(view) => (view.actions.includes('agenda') ? <Form proposals={proposals} view={view} /> : <Empty title='议程不能再改' body='已经开始记决定，或者公布了。' act={{ label: '看这一场', onPress: () => open('docket', { id }) }} />)}
    </QueryView>
  );
}

/** Calling the meeting of a month, or changing what was called: agenda, units, time and place. */
export default function CallDocket() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '', about: matter = '' } = useRouter().params;
  const [{ id, about }] = useState({ id: asked, about: matter });
  useSignedIn();
  const proposals = useApi('GET /dockets/proposals', {});
  return (
    <Page title={id ? DOCKET.change : DOCKET.call} className='dockets'>
      <QueryView query={proposals} what='议题'>{(found) => (id ? <Changed id={id} proposals={found} /> : <Form proposals={found} about={about} />)}</QueryView>
      <LessonsFor situation='docket' />
    </Page>
  );
}

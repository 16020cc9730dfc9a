import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, usePages, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, daySaid, ListRow, Page, Paper, QueryView, SectionHead, Tag, useStepped } from '@/ui';
import { BODY, BODY_KIND_WORDS, procedureSentences, SEAT_SIDE_WORDS } from '@shared/copy/bodies';
import { CONSULTATION } from '@shared/copy/consultations';
import { TOPIC } from '@shared/copy/topics';
import { BodyCare, SeatCare } from '../components/BodyCare';
import { BodyRolls } from '../components/BodyRolls';
import { TopicRows } from '../components/Rows';
import { Talks } from '../components/Talks';
import { type BodyProps, type BodyView, yearDay } from '../model/words';
import './consultations.scss';

function Seats(props: BodyProps) {
  const { view } = props;
  return (
    <View className='u-section'>
      <SectionHead title={BODY.members} note={BODY.count(view.members)} />
      {view.seats.length === 0 ? <Paper>{BODY.noMembers}</Paper> : (
        <Paper tone='list'>
          {view.seats.map((seat) => (
            <View key={seat.id}>
              <ListRow icon='me' title={seat.name} detail={<><View>{`${SEAT_SIDE_WORDS[seat.side]}，${BODY.term(yearDay(seat.since), yearDay(seat.until))}`}</View>{seat.proxy && <View>{`${BODY.proxy(seat.proxy.name, yearDay(seat.proxy.from), yearDay(seat.proxy.to))}：${seat.proxy.limits}`}</View>}</>} aside={seat.chair ? <Tag tone='quiet'>{BODY.chair}</Tag> : undefined} />
              {view.actions.includes('seat') && <SeatCare {...props} seat={seat} />}
            </View>
          ))}
        </Paper>
      )}
    </View>
  );
}

function Rules({ view }: { view: BodyView }) {
  const [older, setOlder] = useState(false);
  const others = view.versions.filter(({ version }) => version !== view.version);
  return (
    <View className='u-section'>
      <SectionHead title={BODY.rules} note={BODY.rulesFrom(view.version, daySaid(view.effectiveFrom))} />
      <Paper>{procedureSentences(view.procedure).map((line) => <View key={line} className='body-rule'>{line}</View>)}</Paper>
      {others.length > 0 && !older && <Button kind='text' label={BODY.older} onPress={() => setOlder(true)} />}
      {older && others.map(({ version, effectiveFrom, why, procedure }) => (
        <Paper key={version} className='u-gap'><View>{`${BODY.rulesFrom(version, daySaid(effectiveFrom))}${version > view.version ? `，${BODY.coming}` : ''}`}</View><View className='u-second'>{why}</View>{procedureSentences(procedure).map((line) => <View key={line} className='body-rule u-second'>{line}</View>)}</Paper>
      ))}
    </View>
  );
}

function Topics({ id, communityId }: { id: string; communityId: string }) {
  const [asked, going] = [usePages('GET /topics', { query: { communityId, bodyId: id, lane: 'toAnswer' } }), usePages('GET /topics', { query: { communityId, bodyId: id, lane: 'going' } })];
  const rows = [...asked.items, ...going.items];
  return rows.length === 0 ? null : <View className='u-section'><SectionHead title={BODY.topics} /><TopicRows rows={rows} /></View>;
}

function Whole(props: BodyProps) {
  const { view } = props;
  return (
    <>
      <View className='topic-title'>{view.name}</View>
      <Paper tone='list'>
        <ListRow icon='talk' title={BODY_KIND_WORDS[view.kind].name} detail={[view.estate, view.community.name, view.until ? BODY.until(daySaid(view.until)) : null].filter(Boolean).join('，')} aside={view.state === 'ended' ? <Tag tone='quiet'>{BODY.ended}</Tag> : undefined} />
        <ListRow icon='notice' title={BODY.convenedBy(view.conveners.map(({ name }) => name))} {...(view.endedWhy ? { detail: view.endedWhy } : {})} />
      </Paper>
      {view.state === 'active' && <View className='u-gap'><Button kind='second' icon='plus' label={TOPIC.raise} onPress={() => open('topicRaise', { body: view.id })} /></View>}
      <Topics id={view.id} communityId={view.community.id} />
      <BodyRolls bodyId={view.id} />
      <Talks bodyId={view.id} />
      {view.state === 'active' && view.mayBegin && <View className='u-gap'><Button kind='second' icon='talk' label={CONSULTATION.begin} onPress={() => open('consultationBegin', { body: view.id })} /></View>}
      <Seats {...props} />
      <Rules view={view} />
      <BodyCare {...props} />
    </>
  );
}

/** One body: who sits there, by which rules, its topics; those who look after it change that here. */
export default function BodyPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /bodies/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={BODY.title} className='topic-wide' {...(view ? { station: view.station } : {})}><QueryView query={query} what='这个组织'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}

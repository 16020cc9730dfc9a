import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ResponseOf } from '@/api';
import { open } from '@/platform/routes';
import { Button, happenedWords, Note, Paper, Phrases, RuledWords, SectionHead, type StepsOf, Tag, Timeline, WhyTable } from '@/ui';
import { eraseWords, HEARD_CONSENT_WORDS, HEARD_KIND_WORDS, HEARD_STATE_WORDS, PROMISE_WORDS, promiseDayWords, VISIT, VISIT_REASON_WORDS, VISIT_STATE_WORDS, VISIT_TIME_WORDS, visitLine, visitMomentWords } from '@shared/copy/visits';

export type VisitView = ResponseOf<'GET /visits/:id'>;
export type VisitProps = StepsOf<VisitView>;
export const cares = ({ parts }: VisitView): boolean => parts.includes('worker') || parts.includes('station');
type Promised = VisitView['promised'][number];
type Heard = VisitView['heard'][number];

/** Where it stands, who comes, when, why. */
export function VisitFacts({ view }: { view: VisitView }) {
  const { times, timesText } = view;
  const suits = [times.map((one) => VISIT_TIME_WORDS[one]).join('、'), timesText].filter(Boolean).join('，');
  const care = cares(view);
  const rows = [
    { label: VISIT.why, text: VISIT_REASON_WORDS[view.reason] },
    ...(care || view.whom !== 'self' ? [{ label: VISIT.who, text: view.person }] : []),
    ...(care && view.asker ? [{ label: VISIT.asker, text: view.asker }] : []),
    { label: VISIT.where, text: view.place },
    ...(suits ? [{ label: VISIT.suits, text: suits }] : []),
    ...(view.worker ? [{ label: VISIT.worker, text: view.worker }] : []),
  ];
  return (
    <>
      <Paper>
        <View className='u-person'><Phrases text={visitLine(view, new Date())} /></View>
        <Tag tone='quiet'>{VISIT_STATE_WORDS[view.state]}</Tag>
      </Paper>
      <View className='u-gap'><WhyTable rows={rows} /></View>
      {view.text && <View className='u-gap'><RuledWords text={view.text} /></View>}
      <View className='u-gap'><Note>{VISIT.private}</Note></View>
    </>
  );
}

/** What was promised, by when, and whether it was kept; `act` are the buttons of whoever keeps it. */
export function PromisedList({ view, act }: { view: VisitView; act: (promise: Promised) => ReactNode }) {
  if (view.promised.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={cares(view) ? VISIT.promisedDesk : VISIT.promised} />
      {view.promised.map((one) => (
        <View key={one.id} className='u-gap'>
          <Paper tone={one.late ? 'late' : 'plain'}>
            <View><Phrases text={one.text} /></View>
            <View className='u-second'>{[promiseDayWords(one.dueOn), one.why && `${VISIT.cannotWhy}：${one.why}`].filter(Boolean).join('　')}</View>
            <Tag tone={one.late ? 'late' : 'quiet'}>{one.late ? VISIT.late : PROMISE_WORDS[one.state]}</Tag>
            {act(one)}
          </Paper>
        </View>
      ))}
    </View>
  );
}
/** What was heard, word by word as it would be made, and whether the visited agreed. */
export function HeardList({ view, act }: { view: VisitView; act: (heard: Heard) => ReactNode }) {
  if (view.heard.length === 0) return null;
  const care = cares(view) && !view.parts.includes('visited');
  const reach = ({ to, target }: Heard): void => { if (target) { if (to === 'wish') open('wish', { id: target }); else if (care) open('workbench', { id: target }); else open('case', { id: target }); } };
  return (
    <View className='u-section'>
      <SectionHead title={care ? VISIT.heardDesk : VISIT.heard} />
      <Note>{care ? VISIT.heardDeskNote : VISIT.heardNote}</Note>
      {view.heard.map((one) => (
        <View key={one.id} className='u-gap'>
          <Paper>
            <View><Phrases text={one.text} /></View>
            <View className='u-second'>{[HEARD_KIND_WORDS[one.to], one.consent && HEARD_CONSENT_WORDS[one.consent]].filter(Boolean).join('，')}</View>
            <Tag tone='quiet'>{HEARD_STATE_WORDS[one.state]}</Tag>
            {one.state === 'made' && one.target && <View className='u-gap'><Button kind='text' label={VISIT.open} onPress={() => reach(one)} /></View>}
            {act(one)}
          </Paper>
        </View>
      ))}
    </View>
  );
}
/** How it went, and when nothing of it is left. */
export function VisitStory({ view }: { view: VisitView }) {
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={VISIT.timeline} />
      <Paper><Timeline nodes={[...view.timeline].reverse().map((moment) => ({ id: moment.id, tone: 'done', title: visitMomentWords(moment.action), time: happenedWords(new Date(moment.at), now), text: moment.text ?? undefined }))} /></Paper>
      {view.eraseAt && <View className='u-gap'><Note>{eraseWords(view.eraseAt)}</Note></View>}
    </View>
  );
}

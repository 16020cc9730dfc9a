import { View } from '@tarojs/components';
import { caseTag } from '@shared/copy/cases';
import { CONSENT_WORDS, DOOR_WORDS } from '@shared/copy/proxy';
import { THREAD, threadNote } from '@shared/copy/threads';
import { open } from '@/platform/routes';
import { fullMoment, happenedWords, ListRow, Note, Notice, Paper, PhotoGrid, PublicClock, RuledWords, SectionHead, Tag, Timeline, useElder, WhyTable } from '@/ui';
import type { CaseView } from '../model/submit';
import { timelineNodes, whyRowsOf } from '../model/words';

type Photos = CaseView['photos'];
const grid = (photos: Photos) => photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }));

/** Number, category, state and the whole title. */
export function CaseHead({ view }: { view: CaseView }) {
  const late = view.clock.state === 'overdue';
  return (
    <View className='case-head'>
      <View className='case-head__row'>
        <Tag>{view.category.name}</Tag>
        <View className='case-head__number'>{view.number}</View>
        <Tag tone={late ? 'late' : 'neutral'}>{caseTag({ state: view.state, outcome: view.outcome, step: view.clock.step })}</Tag>
      </View>
      <View className='case-head__title'>{view.title}</View>
    </View>
  );
}

/** That somebody filed it on one's behalf, and who. */
export function CaseHelped({ view }: { view: CaseView }) {
  if (!view.proxy || view.viewer !== 'reporter') return null;
  const { helper, door, consent } = view.proxy;
  return <Note>{`${[helper.unit, helper.person].filter(Boolean).join(' ')}替您报的（${DOOR_WORDS[door]}，${CONSENT_WORDS[consent.how]}）。不是您的事，请打给工作站`}</Note>;
}

/** By when the answer comes, or that it is over. */
export function CaseClock({ view, now }: { view: CaseView; now: Date }) {
  if (view.clock.step === 'stopped') return null;
  return (
    <Paper tone={view.clock.state === 'overdue' ? 'late' : 'plain'}>
      <PublicClock clock={view.clock} now={now} />
    </Paper>
  );
}

/** The station's answer as a letter, with pictures and a name under it. */
export function CaseAnswer({ view }: { view: CaseView }) {
  const { result } = view;
  if (!result) return null;
  return (
    <View className='u-field'>
      <SectionHead title='给您的答复' />
      <Notice unit={result.unit} person={result.person} date={fullMoment(new Date(result.at))} pictures={<PhotoGrid photos={grid(result.photos)} />}>
        {result.text ?? '已经办好了，请看照片。'}
      </Notice>
    </View>
  );
}

/** Why a case was declined, with the rule. */
export function CaseDeclined({ view }: { view: CaseView }) {
  const entry = view.timeline.find((row) => row.action === 'decline');
  if (view.state !== 'declined' || !entry) return null;
  return (
    <View className='u-field'>
      <SectionHead title='为什么没有受理' />
      <Notice unit={entry.actor.unit ?? view.station.name} person={entry.actor.name} date={fullMoment(new Date(entry.at))}>
        {[entry.text, entry.reason].filter(Boolean).join('。') || '请打电话给工作站'}
      </Notice>
    </View>
  );
}

/** Where it stands, newest on top. */
export function CaseTimeline({ view, now }: { view: CaseView; now: Date }) {
  return (
    <View className='u-field'>
      <SectionHead title='走到哪一步了' note='最新的在上面' />
      <Paper><Timeline nodes={timelineNodes(view, now)} /></Paper>
    </View>
  );
}

/** What the reporter wrote, verbatim, or what was released of it. */
export function CaseWords({ view, now }: { view: CaseView; now: Date }) {
  const mine = view.viewer === 'reporter';
  if (!view.text && view.photos.length === 0 && view.answers.length === 0) {
    return mine || view.voices ? null : <View className='u-field'><Note>这位邻居写的话和照片没有公开，只公开办理的进展。</Note></View>;
  }
  return (
    <View className='u-field'>
      <SectionHead title={mine ? '您说的' : '邻居说的'} note={happenedWords(new Date(view.createdAt), now)} />
      <RuledWords text={view.text}>
        {view.answers.map((answer) => <View className='case-answer' key={answer.question}>{`${answer.question}：${answer.answer}`}</View>)}
        {view.photos.length > 0 && <View className='u-gap'><PhotoGrid photos={grid(view.photos)} /></View>}
      </RuledWords>
    </View>
  );
}

/** The way to what hangs together with it. */
export function CaseThread({ view }: { view: CaseView }) {
  if (!view.linked) return null;
  return (
    <View className='u-field'>
      <Paper tone='list'>
        <ListRow icon='matters' title={THREAD.link} detail={threadNote(view.viewer === 'reporter')} onPress={() => open('thread', { kind: 'case', id: view.id })} />
      </Paper>
    </View>
  );
}

/** Why it is with whom it is. Elder mode leaves it out: the phone of the station answers the same question. */
export function CaseWhy({ view, onWrong }: { view: CaseView; onWrong?: () => void }) {
  const elder = useElder();
  if (elder || view.why.length === 0) return null;
  return (
    <View className='u-field'>
      <SectionHead title='为什么由他们办' />
      <WhyTable rows={whyRowsOf(view)} onWrong={onWrong} />
    </View>
  );
}

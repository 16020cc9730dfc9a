import { View } from '@tarojs/components';
import { LEVEL_WORDS, SUPERVISION_WORDS } from '@shared/copy/course';
import { formatDay, formatDue, formatElderDue } from '@shared/domain/kernel/dates';
import { dayOf } from '@shared/domain/kernel/days';
import { Button, fullMoment, Note, Notice, SectionHead, useElder } from '@/ui';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

/** What somebody who handles it wants to know; the clock stands until it is answered. */
export function CaseQuestion({ view, onAnswer }: { view: CaseView; onAnswer: () => void }) {
  const question = view.course?.question;
  const elder = useElder();
  if (!question || view.viewer !== 'reporter') return null;
  const now = new Date();
  const until = elder ? formatElderDue(question.until, now) : formatDue(question.until, now);
  return (
    <View className='u-field'>
      <SectionHead title='想问您一句' />
      <Notice unit={question.unit} date={fullMoment(new Date(question.askedAt))}>{question.text}</Notice>
      <View className='u-gap'><Note>{view.clock.paused ? `时间停着等您，${until}没有回答也会接着办` : '时间已经接着算了，您现在回答也来得及'}</Note></View>
      <View className='u-gap'><Button label='回答这一句' onPress={onAnswer} /></View>
    </View>
  );
}

/** Why the answer waits, where the matter is shelved. */
function Deferral({ view }: { view: CaseView }) {
  const deferral = view.course?.deferral;
  const decided = view.timeline.filter(({ action }) => action === 'grantDeferral').at(-1);
  if (!deferral?.granted || !decided) return null;
  return (
    <View className='u-field'>
      <SectionHead title='这件事先挂账' note={`${formatDay(dayOf(new Date(deferral.reviewAt)))}再来看`} />
      <Notice unit={decided.actor.unit ?? deferral.unit} date={fullMoment(new Date(decided.at))}>{`${deferral.reason}。这期间由${deferral.unit}跟着，到那天我们自己接着办，不用您再报`}</Notice>
    </View>
  );
}

/** Who is pressed for it, and who coordinates it now. */
function Watched({ view }: { view: CaseView }) {
  const { supervision, level } = view.course ?? {};
  if (!supervision && !level) return null;
  return (
    <View className='u-field'>
      {supervision && <Note icon='warn'>{`在督办${supervision.unit}：${SUPERVISION_WORDS[supervision.trigger].sentence}，${formatDue(supervision.respondBy, new Date())}要有答复`}</Note>}
      {level && <View className='u-gap'><Note>{`现在由${LEVEL_WORDS[level]}，您不用再跑`}</Note></View>}
    </View>
  );
}

/** The reporter urges, once per working day; how often stands for all who handle it. */
function Urge({ handle, view }: { handle: CaseHandle; view: CaseView }) {
  const { urged = 0 } = view.course ?? {};
  if (view.viewer !== 'reporter') return null;
  if (!view.actions.includes('urge')) return urged > 0 && view.clock.step === 'answer' && !view.clock.paused ? <View className='u-field'><Note>{`催过 ${urged} 次，办事的人都看得到。今天的已经催了，下个工作日还能再催`}</Note></View> : null;
  const press = (): void => void handle.act('urge', (key) => caseCalls.urge(view, key), '替您催了，办事的人都看得到');
  return <View className='u-gap'><Button kind='text' label={urged > 0 ? `再催一催（催过 ${urged} 次）` : '催一催'} onPress={press} /></View>;
}

/** What was done about the time of a case, under its clock. */
export function CaseCourse({ handle, view }: { handle: CaseHandle; view: CaseView }) {
  return (
    <>
      <Watched view={view} />
      <Deferral view={view} />
      <Urge handle={handle} view={view} />
    </>
  );
}

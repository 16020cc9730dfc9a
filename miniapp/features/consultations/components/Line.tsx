import { View } from '@tarojs/components';
import { busyWord, Button, daySaid, deadlineWords, Note, Paper, SectionHead, take } from '@/ui';
import { api } from '@/api';
import { CONSULTATION, NEED_WORDS, stepName } from '@shared/copy/consultations';
import { dayOf } from '@shared/domain/kernel/days';
import type { ConsultationProps, ConsultationView } from '../model/words';

type Step = ConsultationView['steps'][number];
const stateOf = ({ startedAt, endedAt }: Step): 'done' | 'now' | 'later' => (endedAt ? 'done' : startedAt ? 'now' : 'later');
const WORDS = { done: '走完了', now: '正在这一步', later: '还没到' } as const;
function detailOf(step: Step): string {
  if (step.endedAt) return `${daySaid(dayOf(new Date(step.endedAt)))}走完`;
  if (step.startedAt) return '正在这一步';
  return step.days > 0 ? `至少 ${step.days} 天` : '';
}

/** The steps as a line: which are over, which goes on, which come. */
export function StepLine({ view }: { view: ConsultationView }) {
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.steps} />
      <View className='talk-line' {...{ role: 'list' }}>
        {view.steps.map((step, at) => (
          <View key={step.id} className={`talk-step talk-step--${stateOf(step)}`} {...{ role: 'listitem', 'aria-label': `第 ${at + 1} 步，${stepName(view.template, step)}，${WORDS[stateOf(step)]}` }}>
            <View className='talk-step__no'>{step.endedAt ? '✓' : String(at + 1)}</View>
            <View className='talk-step__name'>{stepName(view.template, step)}</View>
            <View className='talk-step__day'>{detailOf(step)}</View>
          </View>
        ))}
      </View>
    </View>
  );
}

/** What comes next and what is missing for it; who answers for the body ends the step here, and only this one. */
export function Next(props: ConsultationProps) {
  const { view, taps } = props;
  const { next } = view;
  if (!next) return null;
  const [name, now] = [stepName(view.template, next), new Date()];
  const ready = next.needs.length === 0;
  const end = (): void => void take(props, 'end', (key) => api('POST /consultations/:id/end-step', { params: { id: view.id }, body: { revision: view.revision, step: next.id }, key }), '往下走了');
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.next} note={name} />
      <Paper>
        {ready ? <View>{CONSULTATION.ready}</View> : next.needs.map((need) => <View key={need} className='talk-need'>{need === 'days' ? CONSULTATION.until(deadlineWords(new Date(next.until), now)) : NEED_WORDS[need]}</View>)}
        {next.agreed.length > 0 && <View className='u-second'>{CONSULTATION.agreed(next.agreed.map((unit) => unit.name))}</View>}
      </Paper>
      {view.actions.includes('end') && (ready ? <View className='u-gap'><Button label={CONSULTATION.end(name)} {...busyWord(taps, 'end')} onPress={end} /></View> : <Note>{`${CONSULTATION.missing}：${next.needs.map((need) => NEED_WORDS[need]).join('，')}`}</Note>)}
    </View>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { openOutside } from '@/platform/outside';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, daySaid, ListRow, Note, OptionGrid, Paper, SectionHead, Tag, take, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_RULE_WORDS, SCORE_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, SCORES, type Score } from '@shared/domain/consultations/kinds';
import type { ConsultationProps, ConsultationView } from '../model/words';

/** What was decided, clause by clause, in numbers. */
export function Decided({ view }: { view: ConsultationView }) {
  const { decision, publicUrl } = view;
  if (!decision) return null;
  const words = new Map([...view.clauses.map(({ id, words: said }) => [id, said] as const), ...view.options.map(({ id, label }) => [id, label] as const)]);
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.decision} note={decision.way === 'vote' ? CONSULTATION.byVote : CONSULTATION.byHands(decision.heldOn ? daySaid(decision.heldOn) : '', decision.present ?? 0, decision.members ?? 0)} />
      <Paper>{decision.text}</Paper>
      <Paper tone='list' className='u-gap'>
        {decision.results.map(({ id, yes, no, abstain, passed }) => <ListRow key={id} title={words.get(id) ?? ''} detail={CONSULTATION.hands(yes, no, abstain)} aside={<Tag tone={passed ? 'neutral' : 'quiet'}>{passed ? CONSULTATION.passed : CONSULTATION.rejected}</Tag>} />)}
      </Paper>
      {publicUrl && <Button kind='text' label={CONSULTATION.public} onPress={() => void openOutside(publicUrl).then(announce)} />}
    </View>
  );
}

/** Who carries it out, by when, and how far it is. */
export function Tasks({ view }: { view: ConsultationView }) {
  if (view.tasks.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.tasks} />
      <Paper tone='list'>
        {view.tasks.map((task) => {
          const notes = task.notes.slice(-2).map(({ at, text }) => <View key={at}>{text}</View>);
          const opened = task.of && task.targetId && (view.viewer === 'body' || task.of === 'project') ? { onPress: () => (task.of === 'project' ? open('project', { id: task.targetId ?? '' }) : open('thread', { kind: 'consultation', id: view.id })) } : {};
          return <ListRow key={task.id} icon='check' title={task.title} detail={<><View>{CONSULTATION.taskBy(task.unit.name, daySaid(task.dueOn))}</View>{task.firstOn && task.moved && <View>{CONSULTATION.moved(daySaid(task.firstOn), task.moved)}</View>}{notes}</>} aside={<Tag tone={task.late ? 'late' : 'quiet'}>{task.done ? CONSULTATION.done : task.late ? CONSULTATION.taskLate : CONSULTATION.doing}</Tag>} {...opened} />;
        })}
      </Paper>
    </View>
  );
}

function Rate(step: ConsultationProps) {
  const { view, taps } = step;
  const [score, setScore] = useState<Score | null>(view.ratings.mine);
  const [text, setText] = useState('');
  const send = (): void => void (score && take(step, 'rate', (key) => api('POST /consultations/:id/rate', { params: { id: view.id }, body: { score, text }, key }), CONSULTATION.rateDone));
  return (
    <>
      <View className='u-gap'><OptionGrid label={CONSULTATION.rate} columns={3} options={SCORES.map((value) => ({ value, label: SCORE_WORDS[value] }))} value={score} onChange={setScore} /></View>
      {score && score !== view.ratings.mine && <><Words label={CONSULTATION.rateWords} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.words} /><Button label='就这样' {...busyWord(taps, 'rate')} onPress={send} /></>}
    </>
  );
}
/** What came of it, and what those say who took part. */
export function Reported(step: ConsultationProps) {
  const { view } = step;
  const { good, fair, poor } = view.ratings;
  if (view.next?.kind !== 'report' && view.state !== 'done') return null;
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.report} note={CONSULTATION.rated(good, fair, poor)} />
      {view.report && <Paper>{view.report}</Paper>}
      {view.why.rating === null ? <Rate {...step} /> : view.why.rating === 'consultationTookPart' && <Note>{CONSULTATION_RULE_WORDS.consultationTookPart}</Note>}
    </View>
  );
}

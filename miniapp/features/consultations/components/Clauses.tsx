import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, Note, OptionGrid, Paper, PhotoGrid, SectionHead, take, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_RULE_WORDS, STANCE_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, STANCES, type Stance } from '@shared/domain/consultations/kinds';
import type { ConsultationRuleCode } from '@shared/domain/consultations/rules';
import type { ConsultationProps, ConsultationView } from '../model/words';

type Clause = ConsultationView['clauses'][number];

/** What one thinks of a clause: for it, with changes, against it, and a word why. */
function Say({ clause, onClose, ...step }: ConsultationProps & { clause: Clause; onClose: () => void }) {
  const { view, taps } = step;
  const [stance, setStance] = useState<Stance | null>(clause.mine?.stance ?? null);
  const [text, setText] = useState(clause.mine?.text ?? '');
  const what = `say ${clause.id}`;
  const send = async (): Promise<void> => {
    if (stance && (await take(step, what, (key) => api('POST /consultations/:id/opinions', { params: { id: view.id }, body: { clauseId: clause.id, stance, text }, key }), CONSULTATION.sayDone))) onClose();
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={`${clause.words}：${CONSULTATION.say}`} columns={3} options={STANCES.map((value) => ({ value, label: STANCE_WORDS[value] }))} value={stance} onChange={setStance} /></View>
      {stance && <><Words label={CONSULTATION.sayPlaceholder} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.words} /><Button label='就这样' {...busyWord(taps, what)} onPress={() => void send()} /></>}
    </>
  );
}
function ClauseCard({ clause, at, ...step }: ConsultationProps & { clause: Clause; at: number }) {
  const { view, taps } = step;
  const [saying, setSaying] = useState(false);
  const { mine, opinions } = clause;
  const takeBack = (): void => void take(step, `say ${clause.id}`, (key) => api('POST /consultations/:id/opinions/withdraw', { params: { id: view.id }, body: { clauseId: clause.id }, key }), '收回了');
  const mayNow = view.why.opinion === null;
  return (
    <Paper className='u-gap'>
      <View className='talk-clause'>{`${at + 1}. ${clause.words}`}</View>
      <View className='u-second'>{CONSULTATION.opinions(opinions.for, opinions.against, opinions.changes)}</View>
      {mine && !saying && <View className='u-second'>{`${CONSULTATION.said}：${[STANCE_WORDS[mine.stance], mine.text].filter(Boolean).join('，')}${mine.shown ? '' : `（${CONSULTATION.waits}）`}`}</View>}
      {mayNow && (saying ? <Say clause={clause} onClose={() => setSaying(false)} {...step} /> : (
        <View className='u-buttons u-gap'>
          <Button kind='second' label={mine ? CONSULTATION.change : CONSULTATION.say} spoken={`${clause.words}：${mine ? CONSULTATION.change : CONSULTATION.say}`} onPress={() => setSaying(true)} />
          {mine && <Button kind='text' label={CONSULTATION.takeBack} spoken={`${clause.words}：${CONSULTATION.takeBack}`} {...busyWord(taps, `say ${clause.id}`)} onPress={takeBack} />}
        </View>
      ))}
    </Paper>
  );
}
/** The clauses with what people think of them; what may be said of each. */
export function Clauses(step: ConsultationProps) {
  const { view } = step;
  const why = view.why.opinion;
  if (view.clauses.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.clauses} {...(view.state === 'draft' ? {} : { link: CONSULTATION.words, onLink: () => open('consultationWords', { id: view.id }) })} />
      {why && why !== 'consultationClosed' && <Note>{CONSULTATION_RULE_WORDS[why as ConsultationRuleCode]}</Note>}
      {view.clauses.map((clause, at) => <ClauseCard key={clause.id} clause={clause} at={at} {...step} />)}
    </View>
  );
}
/** The options with their drawings and what they cost. */
export function Options({ view }: { view: ConsultationView }) {
  if (view.options.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={CONSULTATION.options} />
      {view.options.map(({ id, label, cost, photos }) => (
        <Paper key={id} className='u-gap'>
          <View className='talk-clause'>{label}</View>
          {cost !== null && <View className='u-second'>{cost === 0 ? CONSULTATION.noCost : CONSULTATION.cost(cost)}</View>}
          {photos.length > 0 && <PhotoGrid photos={photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }))} />}
        </Paper>
      ))}
    </View>
  );
}

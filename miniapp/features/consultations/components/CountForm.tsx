import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, happenedWords, Note, OptionGrid, Paper, take, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_FORM as FORM, MEETING_KIND_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS } from '@shared/domain/consultations/kinds';
import type { ConsultationProps } from '../model/words';

type Numbers = Readonly<Record<string, { readonly yes: string; readonly no: string; readonly abstain: string }>>;
const NONE = { yes: '', no: '', abstain: '' };
const ofNumbers = (value: string): number | null => (/^\d{1,4}$/.test(value) ? Number(value) : null);

/** Hands as one of two people counted them; the second one fills in every number anew. */
export function CountForm(step: ConsultationProps) {
  const { view, taps } = step;
  const meetings = view.meetings.filter(({ stepId, state }) => stepId === view.next?.id && state !== 'off');
  const [chosen, setMeeting] = useState(view.counted?.meetingId ?? null);
  // The meeting may be called while the form is open.
  const meetingId = chosen ?? meetings[meetings.length - 1]?.id ?? null;
  const [numbers, setNumbers] = useState<Numbers>({});
  const [text, setText] = useState('');
  const put = [...view.clauses.map(({ id, words }) => ({ id, words })), ...view.options.map(({ id, label }) => ({ id, words: label }))];
  const meeting = meetings.find(({ id }) => id === meetingId);
  const send = (): void => {
    const hands = put.map(({ id }) => { const own = numbers[id] ?? NONE; return { id, yes: ofNumbers(own.yes), no: ofNumbers(own.no), abstain: ofNumbers(own.abstain || '0') }; });
    if (!meetingId || text.trim() === '' || hands.some(({ yes, no }) => yes === null || no === null)) return announce('每一条的数、定了什么，都写上', 'warn');
    const whole = hands.map(({ id, yes, no, abstain }) => ({ id, yes: yes ?? 0, no: no ?? 0, abstain: abstain ?? 0 }));
    void take(step, 'count', (key) => api('POST /consultations/:id/count', { params: { id: view.id }, body: { revision: view.revision, meetingId, text, hands: whole }, key }), FORM.told);
  };
  if (meetings.length === 0) return <Note>{`先点“${CONSULTATION.call}”，开了会、签了到再记数。`}</Note>;
  if (view.counted?.mine) return <Note>{CONSULTATION.countMine}</Note>;
  return (
    <>
      <Note>{view.counted ? CONSULTATION.countWaits(view.counted.by) : CONSULTATION.countNote}</Note>
      {meetings.length > 1 && <View className='u-gap'><OptionGrid label={FORM.which} columns={1} options={meetings.map(({ id, kind, startsAt }) => ({ value: id, label: `${MEETING_KIND_WORDS[kind]}，${happenedWords(new Date(startsAt), new Date())}` }))} value={meetingId} onChange={setMeeting} /></View>}
      {meeting && <View className='u-second u-gap'>{`${CONSULTATION.came(meeting.present, meeting.members)}，${meeting.quorate ? CONSULTATION.quorate : CONSULTATION.notQuorate}`}</View>}
      {put.map(({ id, words }) => {
        const own = numbers[id] ?? NONE;
        const change = (part: Partial<typeof NONE>) => setNumbers((all) => ({ ...all, [id]: { ...own, ...part } }));
        return (
          <Paper key={id} className='u-gap'>
            <View className='talk-clause'>{words}</View>
            <View className='talk-hands'>
              <Field label={`${FORM.yes}：${words}`} kind='number' value={own.yes} maxLength={4} onChange={(yes) => change({ yes })} />
              <Field label={`${FORM.no}：${words}`} kind='number' value={own.no} maxLength={4} onChange={(no) => change({ no })} />
              <Field label={`${FORM.abstain}：${words}`} kind='number' value={own.abstain} maxLength={4} onChange={(abstain) => change({ abstain })} />
            </View>
          </Paper>
        );
      })}
      <Words label={FORM.decided} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.answer} />
      <Button label={view.counted ? CONSULTATION.countSecond : CONSULTATION.count} {...busyWord(taps, 'count')} onPress={send} />
    </>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, happenedWords, ListRow, Note, Paper, SectionHead, type StepsOf, Tag, take, Timeline, Words } from '@/ui';
import { EMERGENCY, EMERGENCY_BUTTONS, EMERGENCY_STATE_WORDS, emergencyMomentWords } from '@shared/copy/emergencies';
import { areasWords } from '@shared/copy/notices';
import type { EmergencyAction } from '@shared/domain/emergencies/states';
import { EMERGENCY_LIMITS } from '@shared/domain/emergencies/summary';
import { formatDay } from '@shared/domain/kernel/dates';

export type EmergencyView = ResponseOf<'GET /emergencies/:id'>;
export type EmergencyProps = StepsOf<EmergencyView>;
type Desk = NonNullable<EmergencyView['desk']>;
type DeskRow = NonNullable<ResponseOf<'GET /emergencies'>['desk']>[number];

/** Emergency modes of a desk. */
export function EmergencyRows({ rows }: { rows: readonly DeskRow[] }) {
  return (
    <Paper tone='list'>
      {rows.map(({ id, title, areas, state, at }) => <ListRow key={id} icon='warn' title={title} detail={<><View>{areasWords(areas)}</View><View>{happenedWords(new Date(at), new Date())}</View></>} aside={<Tag tone={state === 'on' || state === 'ending' ? 'late' : 'quiet'}>{EMERGENCY_STATE_WORDS[state]}</Tag>} spoken={`${title}，${EMERGENCY_STATE_WORDS[state]}，${areasWords(areas)}`} onPress={() => open('emergency', { id })} />)}
    </Paper>
  );
}

const BARE = { start: ['start', '启动了'], drop: ['drop', '记下了'], askEnd: ['ask-end', EMERGENCY.asked], end: ['end', '结束了'], keep: ['keep', '记下了'] } as const;
const isBare = (action: EmergencyAction): action is keyof typeof BARE => action in BARE;
const FIRST: readonly EmergencyAction[] = ['start', 'end', 'question'];

/** One sentence, and the step that it is for. */
function Sentence({ what, label, begun, most, placeholder, ...props }: EmergencyProps & { readonly what: 'advise' | 'question'; readonly label: string; readonly begun: string; readonly most: number; readonly placeholder: string }) {
  const [text, setText] = useState(begun);
  const { view } = props;
  const send = (): void => {
    if (text.trim() === '') return announce('写一句，大家才知道', 'warn');
    const [params, revision] = [{ id: view.id }, view.revision];
    void take(props, what, (key) => (what === 'advise' ? api('POST /emergencies/:id/advise', { params, body: { revision, advice: text }, key }) : api('POST /emergencies/:id/question', { params, body: { revision, text }, key })), '发出去了');
  };
  return <><Words label={label} value={text} maxLength={most} placeholder={placeholder} onChange={setText} /><Button label={EMERGENCY_BUTTONS[what] ?? ''} {...busyWord(props.taps, what)} onPress={send} /></>;
}

/** Steps of those who look after the area. */
export function EmergencySteps(props: EmergencyProps & { readonly desk: Desk }) {
  const { view, taps, desk } = props;
  const [form, setForm] = useState<EmergencyAction | null>(null);
  const press = (action: EmergencyAction): void => {
    if (!isBare(action)) return setForm(form === action ? null : action);
    const [path, said] = BARE[action];
    void take(props, action, (key) => api(`POST /emergencies/:id/${path}` as 'POST /emergencies/:id/start', { params: { id: view.id }, body: { revision: view.revision }, key }), said);
  };
  const onDone = (after?: EmergencyView): void => { if (after) setForm(null); props.onDone(after); };
  const shown = form && desk.actions.includes(form) ? form : null;
  return (
    <View className='u-section'>
      {(view.state === 'asked' || view.state === 'ending') && <Note tone={desk.part === 'writer' ? 'quiet' : 'warn'}>{desk.part === 'writer' ? EMERGENCY.waitNote : EMERGENCY.secondNote}</Note>}
      {(view.state === 'on' || view.state === 'ending') && <Note>{EMERGENCY.first}</Note>}
      {desk.actions.map((action) => <View key={action} className='u-gap'><Button kind={FIRST.includes(action) ? 'primary' : 'second'} label={EMERGENCY_BUTTONS[action] ?? ''} {...busyWord(taps, action)} onPress={() => press(action)} /></View>)}
      {shown === 'advise' && <Sentence {...props} onDone={onDone} what='advise' label={EMERGENCY.advice} begun={view.advice} most={EMERGENCY_LIMITS.advice} placeholder={EMERGENCY.adviceUsual} />}
      {shown === 'question' && <Sentence {...props} onDone={onDone} what='question' label={EMERGENCY.question} begun='' most={EMERGENCY_LIMITS.question} placeholder={EMERGENCY.questionPlaceholder} />}
    </View>
  );
}

/** Who can come, how the nights were, and how it came to be. */
export function EmergencyFacts({ desk }: { desk: Desk }) {
  const now = new Date();
  return (
    <>
      {desk.asked !== null && (
        <View className='u-section'>
          <SectionHead title={EMERGENCY.helpers} note={EMERGENCY.helperCount(desk.yes, desk.no)} />
          <View className='u-second'>{desk.asked}</View>
          {desk.helpers.length === 0 ? <Note>{EMERGENCY.helpersNone}</Note> : <Paper tone='list'>{desk.helpers.map(({ volunteerId, name, community, at }) => <ListRow key={volunteerId} icon='volunteer' title={name} detail={`${community}，${happenedWords(new Date(at), now)}说的`} onPress={() => open('volunteerRecord', { id: volunteerId })} />)}</Paper>}
        </View>
      )}
      {desk.summaries.length > 0 && (
        <View className='u-section'>
          <SectionHead title={EMERGENCY.summaries} />
          {desk.summaries.map((summary) => (
            <View key={summary.day} className='u-gap'>
              <Paper><View className='u-strong'>{formatDay(summary.day)}</View><View>{EMERGENCY.figures(summary)}</View></Paper>
              {summary.cases.length > 0 && <Paper tone='list' className='u-gap'>{summary.cases.map(({ id, number, title }) => <ListRow key={id} icon='matters' title={title} detail={number} onPress={() => open('case', { id })} />)}</Paper>}
            </View>
          ))}
        </View>
      )}
      <View className='u-section'><SectionHead title={EMERGENCY.timeline} note='新的在上面' /><Paper><Timeline nodes={desk.timeline.map(({ id, at, action, text, person }) => ({ id, tone: 'done' as const, title: emergencyMomentWords(action), time: `${happenedWords(new Date(at), now)}　${person}`, ...(text ? { text } : {}) }))} /></Paper></View>
    </>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, busyWord, Button, Field, happenedWords, ListRow, Note, Notice, Paper, SectionHead, take, Timeline, useForms, useSeen, Words } from '@/ui';
import { NOTICE, NOTICE_BUTTONS, NOTICE_FORM, noticeMomentWords } from '@shared/copy/notices';
import { NOTICE_LIMITS } from '@shared/domain/notices/kinds';
import type { NoticeAction } from '@shared/domain/notices/states';
import { missingWords, wordsBody, wordsOf } from '../model/draft';
import { type NoticeProps, type NoticeView, signedOn } from '../model/words';
import { ClockField, PinField } from './When';

type Desk = NonNullable<NoticeView['desk']>;
const BARE = { handIn: ['hand-in', NOTICE_FORM.handed], release: ['release', NOTICE_FORM.sent], takeBack: ['take-back', '拿回来了'], drop: ['drop', '不发了'], confirm: ['confirm', '更正发出去了'], refuse: ['refuse', '记下了'] } as const satisfies Partial<Record<NoticeAction, readonly [string, string]>>;
const WHY = { sendBack: ['send-back', '退回去了'], withdraw: ['withdraw', '撤下了'], recall: ['recall', '收回了，收到的人都会知道'] } as const satisfies Partial<Record<NoticeAction, readonly [string, string]>>;
type Bare = keyof typeof BARE;
type Why = keyof typeof WHY;

/** A step with a reason that everybody reads. */
function Reason({ what, ...props }: NoticeProps & { readonly what: Why }) {
  const [reason, setReason] = useState('');
  const [path, said] = WHY[what];
  const send = (): void => {
    if (reason.trim() === '') return announce('写一句为什么', 'warn');
    void take(props, what, (key) => api(`POST /notices/:id/${path}` as 'POST /notices/:id/recall', { params: { id: props.view.id }, body: { revision: props.view.revision, reason }, key }), said);
  };
  return <><Words label={NOTICE_FORM.reason} value={reason} onChange={setReason} maxLength={NOTICE_LIMITS.reason} placeholder={NOTICE_FORM.reasonPlaceholder} /><Button kind='danger' label={NOTICE_BUTTONS[what]} {...busyWord(props.taps, what)} onPress={send} /></>;
}
/** What it is to say from now on, and why. */
function Correct(props: NoticeProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState(() => wordsOf(view));
  const [why, setWhy] = useState('');
  const seen = useSeen(view);
  const change = (part: Partial<typeof draft>): void => setDraft((all) => ({ ...all, ...part }));
  const send = (): void => {
    const [missing] = [...missingWords(draft, new Date()).map(({ label }) => label), ...(why.trim() === '' ? ['写一句为什么更正'] : [])];
    if (missing) return announce(missing, 'warn');
    if (!seen()) return;
    void take(props, 'correct', (key) => api('POST /notices/:id/correct', { params: { id: view.id }, body: { revision: view.revision, ...wordsBody(draft), why }, key }), view.emergency ? NOTICE_FORM.handed : '更正发出去了');
  };
  return (
    <>
      <Field label={NOTICE_FORM.title} value={draft.title} maxLength={NOTICE_LIMITS.title} onChange={(title) => change({ title })} />
      <Words label={NOTICE_FORM.text} value={draft.text} maxLength={NOTICE_LIMITS.text} onChange={(text) => change({ text })} />
      <ClockField id='field-from' label={NOTICE_FORM.from} value={draft.from} onChange={(from) => change({ from })} />
      <ClockField id='field-to' label={NOTICE_FORM.to} value={draft.to} onChange={(to) => change({ to })} />
      <Words label={NOTICE_FORM.why} value={why} onChange={setWhy} maxLength={NOTICE_LIMITS.reason} placeholder={NOTICE_FORM.reasonPlaceholder} />
      <Button label={NOTICE_BUTTONS.correct} {...busyWord(taps, 'correct')} onPress={send} />
    </>
  );
}
function Pin(props: NoticeProps) {
  const { view, taps } = props;
  const [until, setUntil] = useState(view.pinnedUntil);
  const send = (): void => void take(props, 'pin', (key) => api('POST /notices/:id/pin', { params: { id: view.id }, body: { revision: view.revision, until }, key }), '改好了');
  return <><PinField value={until} onChange={setUntil} /><Button label={NOTICE_BUTTONS.pin} {...busyWord(taps, 'pin')} onPress={send} /></>;
}

const FORMS: Partial<Readonly<Record<NoticeAction, (props: NoticeProps) => JSX.Element>>> = {
  correct: Correct, pin: Pin, sendBack: (props) => <Reason {...props} what='sendBack' />, withdraw: (props) => <Reason {...props} what='withdraw' />, recall: (props) => <Reason {...props} what='recall' />,
};
const FIRST: readonly NoticeAction[] = ['release', 'handIn', 'confirm'];
const isBare = (action: NoticeAction): action is Bare => action in BARE;

/** The steps that may be taken: what is waited for as the one green button, the rest one press away. */
export function NoticeSteps(props: NoticeProps & { readonly desk: Desk }) {
  const { view, taps, desk } = props;
  const [form, setForm] = useState<NoticeAction | null>(null);
  const { filled, onDone } = useForms<NoticeProps['view']>((after) => { if (after) setForm(null); props.onDone(after); });
  const Form = form && desk.actions.includes(form) ? FORMS[form] : undefined;
  const press = (action: NoticeAction): void => {
    if (action === 'change') return open('noticeWrite', { id: view.id });
    if (!isBare(action)) return setForm(form === action ? null : action);
    const [path, said] = BARE[action];
    void take(props, action, (key) => api(`POST /notices/:id/${path}` as 'POST /notices/:id/release', { params: { id: view.id }, body: { revision: view.revision }, key }), said);
  };
  const note = view.state === 'waiting' || desk.proposal ? (desk.part === 'writer' ? NOTICE.waitNote : NOTICE.secondNote) : null;
  return (
    <View className='u-section'>
      {note && <Note tone={desk.part === 'writer' ? 'quiet' : 'warn'}>{note}</Note>}
      {desk.actions.filter((action) => FIRST.includes(action)).map((action) => <View key={action} className='u-gap'><Button label={NOTICE_BUTTONS[action]} {...busyWord(taps, action)} onPress={() => press(action)} /></View>)}
      <View className='u-buttons u-gap'>{desk.actions.filter((action) => !FIRST.includes(action)).map((action) => <Button key={action} kind={isBare(action) || action === 'withdraw' || action === 'recall' ? 'text' : 'second'} label={NOTICE_BUTTONS[action]} {...busyWord(taps, action)} onPress={() => press(action)} />)}</View>
      {Form && <Form key={`${form} ${filled}`} {...props} onDone={onDone} />}
    </View>
  );
}

/** How many read it, how far it is on its way to phones, what waits to be corrected, and how it came to be. */
export function NoticeFacts({ view, desk }: { view: NoticeView; desk: Desk }) {
  const now = new Date();
  return (
    <>
      {desk.proposal && <View className='u-section'><SectionHead title={NOTICE.proposal} note={desk.proposal.why} /><Notice title={desk.proposal.title} unit={view.unit.name} date={signedOn(desk.proposal)}><View>{desk.proposal.text}</View></Notice></View>}
      {view.edition > 0 && (
        <Paper tone='list' className='u-gap'>
          <ListRow icon='me' title={NOTICE.reads(desk.reads)} detail={[NOTICE.readsNote, desk.readsAt ? `${happenedWords(new Date(desk.readsAt), now)}数的` : null].filter(Boolean).join('，')} />
          {desk.phones.map(({ channel, sent, state }) => <ListRow key={channel} icon='phone' title={`${NOTICE.phones[channel]} ${NOTICE.sent(sent)}`} detail={NOTICE.phonesState[state]} />)}
        </Paper>
      )}
      <View className='u-section'><SectionHead title={NOTICE.timeline} note='新的在上面' /><Paper><Timeline nodes={desk.timeline.map(({ id, at, action, text, person }) => ({ id, tone: 'done' as const, title: noticeMomentWords(action), time: `${happenedWords(new Date(at), now)}　${person}`, ...(text ? { text } : {}) }))} /></Paper></View>
    </>
  );
}

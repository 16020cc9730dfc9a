import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { busyWord, Button, FieldFrame, Note, OptionGrid, RuledText, SectionHead, take, Words } from '@/ui';
import { DayChoice } from '@/ui/helping/DayAndClock';
import { FOLLOW_UP_WORDS, MEDIATION, MEDIATION_BUTTONS, MEDIATION_FORM, OUTCOME_WORDS } from '@shared/copy/mediations';
import type { Day } from '@shared/domain/kernel/days';
import { MEDIATION_LIMITS } from '@shared/domain/mediations/limits';
import { FOLLOW_UPS, MEDIATION_SIDES, SESSION_OUTCOMES, type FollowUp, type MediationAction, type MediationSide, type SessionOutcome } from '@shared/domain/mediations/states';
import type { MediationProps, MediationView } from './Facts';
import { AgreementFields, agreementOf, NO_AGREEMENT, NO_PERSON, personFrom, PersonFields, SessionFields, sessionOf, type AgreementDraft, type SessionDraft } from './Fields';

const sidesOf = (view: MediationView, wanted: (side: MediationView['sides']['first']) => boolean) => MEDIATION_SIDES.filter((side) => wanted(view.sides[side])).map((side) => ({ value: side, label: view[side] || (side === 'first' ? MEDIATION.first : MEDIATION.second) }));

/** The station names the other side; whoever has an account is asked on their phone. */
function InviteForm(props: MediationProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState(NO_PERSON);
  const person = personFrom(draft);
  return (
    <>
      {view.who && <Note>{`${MEDIATION.who}：${view.who}`}</Note>}
      <PersonFields value={draft} onChange={setDraft} />
      {person && <Button label={MEDIATION_BUTTONS.invite} {...busyWord(taps, 'invite')} onPress={() => void take(props, 'invite', (key) => api('POST /mediations/:id/invite', { params: { id: view.id }, body: { revision: view.revision, person }, key }), '问了对方')} />}
    </>
  );
}
function WhyForm({ action, ...props }: MediationProps & { action: 'decline' | 'give-back' | 'answer-office' }) {
  const { view, taps } = props;
  const [text, setText] = useState('');
  const label = { decline: MEDIATION_BUTTONS.decline, 'give-back': MEDIATION_BUTTONS.giveBack, 'answer-office': MEDIATION_BUTTONS.answerOffice }[action];
  return <><Words label={action === 'answer-office' ? MEDIATION_FORM.answer : MEDIATION_FORM.why} value={text} maxLength={MEDIATION_LIMITS.why} placeholder={MEDIATION_FORM.whyPlaceholder} onChange={setText} />{text.trim() !== '' && <Button label={label} {...busyWord(taps, action)} onPress={() => void take(props, action, (key) => api(`POST /mediations/:id/${action}` as const, { params: { id: view.id }, body: { revision: view.revision, text }, key }), MEDIATION_FORM.done)} />}</>;
}
/** What somebody without an account said, as it was said. */
function ConsentForm(props: MediationProps) {
  const { view, taps } = props;
  const [side, setSide] = useState<MediationSide | null>(null);
  const [how, setHow] = useState<'paper' | 'spoken' | null>(null);
  const send = (yes: boolean) => (): void => { if (side && how) void take(props, `consent ${yes}`, (key) => api('POST /mediations/:id/note-consent', { params: { id: view.id }, body: { revision: view.revision, side, how, yes }, key }), MEDIATION_FORM.done); };
  return (
    <>
      <FieldFrame label={MEDIATION_FORM.side}><OptionGrid label={MEDIATION_FORM.side} columns={2} options={sidesOf(view, ({ consent }) => consent === 'asked')} value={side} onChange={setSide} /></FieldFrame>
      <FieldFrame label={MEDIATION_FORM.how}><OptionGrid label={MEDIATION_FORM.how} columns={2} options={[{ value: 'spoken', label: MEDIATION_FORM.spoken }, { value: 'paper', label: MEDIATION_FORM.paper }]} value={how} onChange={setHow} /></FieldFrame>
      {side && how && <View className='u-buttons u-gap'><Button label={MEDIATION_FORM.yes} {...busyWord(taps, 'consent true')} onPress={send(true)} /><Button kind='second' label={MEDIATION_FORM.no} {...busyWord(taps, 'consent false')} onPress={send(false)} /></View>}
    </>
  );
}
/** The residents' council first, then the station. */
function AppointForm(props: MediationProps) {
  const { view, taps } = props;
  const { data } = useApi('GET /mediations/:id/mediators', { params: { id: view.id } }, false);
  const [mediatorId, setMediator] = useState('');
  if (!data) return null;
  if (data.items.length === 0) return <Note tone='warn'>{MEDIATION_FORM.noMediator}</Note>;
  return (
    <>
      <FieldFrame label={MEDIATION_FORM.mediator}><OptionGrid label={MEDIATION_FORM.mediator} columns={2} options={data.items.map(({ id, name, council }) => ({ value: id, label: name, detail: council ? MEDIATION.council : MEDIATION.staff }))} value={mediatorId} onChange={setMediator} /></FieldFrame>
      {mediatorId !== '' && <Button label={MEDIATION_BUTTONS.appoint} {...busyWord(taps, 'appoint')} onPress={() => void take(props, 'appoint', (key) => api('POST /mediations/:id/appoint', { params: { id: view.id }, body: { revision: view.revision, mediatorId }, key }), '请了调解员')} />}
    </>
  );
}
function ArrangeForm(props: MediationProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState<SessionDraft>({ day: null, clock: '', place: '社区调解室' });
  const session = sessionOf(draft);
  return <><SessionFields value={draft} onChange={setDraft} />{session && <Button label={MEDIATION_BUTTONS.arrange} {...busyWord(taps, 'arrange')} onPress={() => void take(props, 'arrange', (key) => api('POST /mediations/:id/arrange', { params: { id: view.id }, body: { revision: view.revision, ...session }, key }), '约好了，两边都知道了')} />}</>;
}
/** After a session: what was said, what came of it, and the agreement where there is one. */
function HeldForm(props: MediationProps) {
  const { view, taps } = props;
  const [record, setRecord] = useState('');
  const [outcome, setOutcome] = useState<SessionOutcome | null>(null);
  const [draft, setDraft] = useState<AgreementDraft>(NO_AGREEMENT);
  const agreement = agreementOf(draft);
  const ready = record.trim() !== '' && outcome !== null && (outcome !== 'agreed' || agreement !== null);
  const send = (): void => { if (outcome) void take(props, 'held', (key) => api('POST /mediations/:id/held', { params: { id: view.id }, body: { revision: view.revision, outcome, record: record.trim(), ...(outcome === 'agreed' && agreement ? { agreement } : {}) }, key }), '写好了，两边看得到'); };
  return (
    <>
      <RuledText label={MEDIATION_FORM.record} value={record} maxLength={MEDIATION_LIMITS.record} placeholder={MEDIATION_FORM.recordPlaceholder} onChange={setRecord} />
      <FieldFrame label={MEDIATION_FORM.outcome}><OptionGrid label={MEDIATION_FORM.outcome} columns={3} options={SESSION_OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))} value={outcome} onChange={setOutcome} /></FieldFrame>
      {outcome === 'agreed' && <AgreementFields value={draft} onChange={setDraft} />}
      {ready && <Button label='写好了' {...busyWord(taps, 'held')} onPress={send} />}
    </>
  );
}
function RedraftForm(props: MediationProps) {
  const { view, taps } = props;
  const [draft, setDraft] = useState<AgreementDraft>(view.agreement ? { ...view.agreement } : NO_AGREEMENT);
  const agreement = agreementOf(draft);
  return <><AgreementFields value={draft} onChange={setDraft} />{agreement && <Button label={MEDIATION_BUTTONS.redraft} {...busyWord(taps, 'redraft')} onPress={() => void take(props, 'redraft', (key) => api('POST /mediations/:id/redraft', { params: { id: view.id }, body: { revision: view.revision, agreement }, key }), '改好了，两边重新签')} />}</>;
}
function SignPaperForm(props: MediationProps) {
  const { view, taps } = props;
  const [side, setSide] = useState<MediationSide | null>(null);
  const edition = view.agreement?.edition ?? 0;
  return (
    <>
      <Note>{MEDIATION_FORM.signPaperNote}</Note>
      <FieldFrame label={MEDIATION_FORM.side}><OptionGrid label={MEDIATION_FORM.side} columns={2} options={sidesOf(view, ({ signed }) => signed === null)} value={side} onChange={setSide} /></FieldFrame>
      {side && <Button label={MEDIATION_BUTTONS.signPaper} {...busyWord(taps, 'signPaper')} onPress={() => void take(props, 'signPaper', (key) => api('POST /mediations/:id/sign-paper', { params: { id: view.id }, body: { revision: view.revision, side, edition }, key }), MEDIATION_FORM.done)} />}
    </>
  );
}
function FollowUpForm(props: MediationProps) {
  const { view, taps } = props;
  const [outcome, setOutcome] = useState<FollowUp | null>(null);
  const [on, setOn] = useState<Day | null>(null);
  const ready = outcome !== null && (outcome !== 'later' || on !== null);
  const send = (): void => { if (outcome) void take(props, 'followUp', (key) => api('POST /mediations/:id/follow-up', { params: { id: view.id }, body: { revision: view.revision, outcome, ...(outcome === 'later' && on ? { on } : {}) }, key }), MEDIATION_FORM.done); };
  return (
    <>
      <FieldFrame label={MEDIATION_BUTTONS.followUp}><OptionGrid label={MEDIATION_BUTTONS.followUp} columns={3} options={FOLLOW_UPS.map((value) => ({ value, label: FOLLOW_UP_WORDS[value] }))} value={outcome} onChange={setOutcome} /></FieldFrame>
      {outcome === 'later' && <DayChoice label={MEDIATION_FORM.on} steps={[3, 7, 14, 30, 60, 90]} value={on} onChange={setOn} />}
      {ready && <Button label={MEDIATION_BUTTONS.followUp} {...busyWord(taps, 'followUp')} onPress={send} />}
    </>
  );
}
function EscalateForm(props: MediationProps) {
  const { view, taps } = props;
  const { data } = useApi('GET /mediations/:id/offices', { params: { id: view.id } }, false);
  const [unitId, setUnit] = useState('');
  if (!data) return null;
  return <><FieldFrame label={MEDIATION_FORM.unit}><OptionGrid label={MEDIATION_FORM.unit} columns={2} options={data.items.map(({ id, name }) => ({ value: id, label: name }))} value={unitId} onChange={setUnit} /></FieldFrame>{unitId !== '' && <Button label={MEDIATION_BUTTONS.escalate} {...busyWord(taps, 'escalate')} onPress={() => void take(props, 'escalate', (key) => api('POST /mediations/:id/escalate', { params: { id: view.id }, body: { revision: view.revision, unitId }, key }), '转过去了')} />}</>;
}

const FORMS: Readonly<Partial<Record<MediationAction, (props: MediationProps) => JSX.Element | null>>> = {
  invite: InviteForm, noteConsent: ConsentForm, appoint: AppointForm, arrange: ArrangeForm, held: HeldForm, redraft: RedraftForm, signPaper: SignPaperForm, followUp: FollowUpForm, escalate: EscalateForm,
  answerOffice: (props) => <WhyForm {...props} action='answer-office' />, giveBack: (props) => <WhyForm {...props} action='give-back' />, decline: (props) => <WhyForm {...props} action='decline' />,
};
/** The order in which buttons stand: what comes next first. */
const ORDER: readonly MediationAction[] = ['invite', 'noteConsent', 'appoint', 'held', 'arrange', 'signPaper', 'redraft', 'followUp', 'escalate', 'answerOffice', 'giveBack', 'decline'];

/** What mediator, station and office do: one form at a time, behind its button. */
export function CareSteps(props: MediationProps) {
  const { view, taps } = props;
  const [form, setForm] = useState<MediationAction | null>(null);
  const done: MediationProps = { ...props, onDone: (after) => { if (after) setForm(null); props.onDone(after); } };
  const may = ORDER.filter((action) => view.actions.includes(action)).sort((a, b) => (view.state === 'appointed' ? Number(b === 'arrange') - Number(a === 'arrange') : 0));
  const Form = form && may.includes(form) ? FORMS[form] : undefined;
  if (may.length === 0 && !view.actions.includes('confirm')) return null;
  return (
    <View className='u-section'>
      <SectionHead title='接下来' />
      {Form && <Form {...done} />}
      <View className='u-buttons u-gap'>
        {view.actions.includes('confirm') && <Button icon='check' label={MEDIATION_BUTTONS.confirm} {...busyWord(taps, 'confirm')} onPress={() => void take(done, 'confirm', (key) => api('POST /mediations/:id/confirm', { params: { id: view.id }, body: { revision: view.revision }, key }), '协议生效了')} />}
        {may.filter((action) => action !== form).map((action, at) => <Button key={action} kind={at === 0 && !Form ? 'primary' : 'second'} label={MEDIATION_BUTTONS[action as keyof typeof MEDIATION_BUTTONS]} onPress={() => setForm(action)} />)}
      </View>
    </View>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, OptionGrid, SectionHead, Switch, take, Words } from '@/ui';
import { BODY, BODY_FORM, SEAT_SIDE_WORDS } from '@shared/copy/bodies';
import { BODY_LIMITS, convenersOf, SEAT_SIDES, type SeatSide } from '@shared/domain/bodies/kinds';
import { addDays, dayOf, type Day } from '@shared/domain/kernel/days';
import { daysOf, type BodyProps } from '../model/words';
import { Conveners } from './Conveners';
import { DayChoice } from './Forms';
import { ProcedureFields, rulesDraft, rulesOf } from './Procedure';

const TERMS = [1, 2, 3, 5] as const;
/** Somebody is named by name and the end of the number. */
export function NamedFields({ name, tail, label, onName, onTail }: { name: string; tail: string; label: string; onName: (name: string) => void; onTail: (tail: string) => void }) {
  return <><Field label={label} value={name} maxLength={20} onChange={onName} /><Field label={BODY_FORM.tail} kind='number' value={tail} maxLength={4} onChange={onTail} /></>;
}

function SeatForm(step: BodyProps) {
  const { view, taps } = step;
  const [name, setName] = useState('');
  const [phoneTail, setTail] = useState('');
  const [side, setSide] = useState<SeatSide>('resident');
  const [chair, setChair] = useState(false);
  const [years, setYears] = useState('3');
  const send = (): void => {
    if (name.trim() === '' || !/^\d{4}$/.test(phoneTail)) return announce('写上姓名和手机号后四位', 'warn');
    const since = dayOf(new Date());
    void take(step, 'seat', (key) => api('POST /bodies/:id/seats', { params: { id: view.id }, body: { name, phoneTail, side, chair, since, until: addDays(since, Number(years) * 365) }, key }), BODY_FORM.saved);
  };
  return (
    <>
      <NamedFields label={BODY_FORM.person} name={name} tail={phoneTail} onName={setName} onTail={setTail} />
      <View className='u-gap'><OptionGrid label={BODY_FORM.side} columns={3} options={SEAT_SIDES.map((value) => ({ value, label: SEAT_SIDE_WORDS[value] }))} value={side} onChange={setSide} /></View>
      <View className='u-gap'><OptionGrid label='任期' columns={2} options={TERMS.map((value) => ({ value: String(value), label: `${value} 年` }))} value={years} onChange={setYears} /></View>
      <View className='u-gap'><Switch label={BODY_FORM.chair} detail={BODY_FORM.chairNote} on={chair} onChange={setChair} /></View>
      <View className='u-gap'><Button label={BODY.seat} {...busyWord(taps, 'seat')} onPress={send} /></View>
    </>
  );
}

function RulesForm(step: BodyProps) {
  const { view, taps } = step;
  const [rules, setRules] = useState(() => rulesDraft(view.versions[0]?.procedure ?? view.procedure));
  const [why, setWhy] = useState('');
  const [from, setFrom] = useState<Day>(dayOf(new Date()));
  const send = (): void => {
    const procedure = rulesOf(rules);
    if (procedure === null || why.trim() === '') return announce('数字写上，再写一句为什么改', 'warn');
    void take(step, 'rules', (key) => api('POST /bodies/:id/rules', { params: { id: view.id }, body: { version: view.versions[0]?.version ?? 1, effectiveFrom: from, why, procedure }, key }), BODY_FORM.saved);
  };
  return (
    <>
      <ProcedureFields draft={rules} change={(part) => setRules((all) => ({ ...all, ...part }))} />
      <View className='u-gap'><OptionGrid label={BODY_FORM.from} columns={3} options={daysOf([0, 1, 7, 14, 30, 60])} value={from} onChange={setFrom} /></View>
      <Words label={BODY_FORM.why} value={why} onChange={setWhy} maxLength={BODY_LIMITS.why} placeholder={BODY_FORM.whyPlaceholder} />
      <Button label={BODY.newRules} {...busyWord(taps, 'rules')} onPress={send} />
    </>
  );
}

function EditForm(step: BodyProps) {
  const { view, taps } = step;
  const [name, setName] = useState(view.name);
  const [estate, setEstate] = useState(view.estate ?? '');
  const [convenerIds, setConveners] = useState<readonly string[]>(view.conveners.map(({ id }) => id));
  const send = (): void => {
    if (name.trim() === '' || convenerIds.length !== convenersOf(view.kind)) return announce('名字、召集单位写上', 'warn');
    void take(step, 'edit', (key) => api('POST /bodies/:id/edit', { params: { id: view.id }, body: { revision: view.revision, name, estate, until: view.until, convenerIds: [...convenerIds] }, key }), BODY_FORM.saved);
  };
  return <><Field label={BODY_FORM.name} value={name} maxLength={BODY_LIMITS.name} onChange={setName} />{view.estate !== null && <Field label={BODY_FORM.estate} value={estate} maxLength={BODY_LIMITS.estate} onChange={setEstate} />}<Conveners kind={view.kind} units={view.units} value={convenerIds} onChange={setConveners} /><View className='u-gap'><Button label={BODY_FORM.save} {...busyWord(taps, 'edit')} onPress={send} /></View></>;
}

function EndForm(step: BodyProps) {
  const { view, taps } = step;
  const [reason, setReason] = useState('');
  const send = (): void => {
    if (reason.trim() === '') return announce('写一句为什么', 'warn');
    void take(step, 'end', (key) => api('POST /bodies/:id/end', { params: { id: view.id }, body: { revision: view.revision, reason }, key }), BODY_FORM.saved);
  };
  return <><Words label={BODY_FORM.reason} value={reason} onChange={setReason} maxLength={BODY_LIMITS.why} /><Button kind='danger' label={BODY.end} {...busyWord(taps, 'end')} onPress={send} /></>;
}

const FORMS = { seat: SeatForm, rules: RulesForm, edit: EditForm, end: EndForm } as const;
type FormName = keyof typeof FORMS;
const LABELS: Readonly<Record<FormName, string>> = { seat: BODY.seat, rules: BODY.newRules, edit: BODY.edit, end: BODY.end };
/** What those do who look after a body: seats, rules, its name, its end. */
export function BodyCare(props: BodyProps) {
  const [form, setForm] = useState<FormName | null>(null);
  const Shown = form ? FORMS[form] : null;
  if (props.view.actions.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={BODY.manage} />
      {Shown && <Shown key={`${form} ${props.view.seats.length} ${props.view.versions.length}`} {...props} onDone={(after) => { if (after) setForm(null); props.onDone(after); }} />}
      <View className='u-buttons u-gap'>{(Object.keys(FORMS) as FormName[]).filter((name) => name !== form).map((name) => <Button key={name} kind={name === 'end' ? 'text' : 'second'} label={LABELS[name]} onPress={() => setForm(name)} />)}</View>
    </View>
  );
}

/** A written proxy of one member, and the end of a term. */
export function SeatCare({ seat, ...step }: BodyProps & { seat: BodyProps['view']['seats'][number] }) {
  const { view, taps } = step;
  const [form, setForm] = useState(false);
  const [name, setName] = useState('');
  const [phoneTail, setTail] = useState('');
  const [to, setTo] = useState<Day | null>(null);
  const [limits, setLimits] = useState('');
  const at = { id: view.id, seatId: seat.id };
  const give = (): void => {
    if (name.trim() === '' || !/^\d{4}$/.test(phoneTail) || to === null || limits.trim() === '') return announce('托给谁、托到哪天、托的是什么，都写上', 'warn');
    void take(step, 'proxy', (key) => api('POST /bodies/:id/seats/:seatId/proxy', { params: at, body: { revision: seat.revision, name, phoneTail, from: dayOf(new Date()), to, limits }, key }), BODY_FORM.saved);
  };
  const endProxy = (): void => void take(step, 'proxyEnd', (key) => api('POST /bodies/:id/seats/:seatId/proxy-end', { params: at, body: { revision: seat.revision }, key }), BODY_FORM.saved);
  const end = (): void => void take(step, 'seatEnd', (key) => api('POST /bodies/:id/seats/:seatId/end', { params: at, body: { revision: seat.revision, until: dayOf(new Date()) }, key }), BODY_FORM.saved);
  if (form) return <><NamedFields label={BODY_FORM.proxyPerson} name={name} tail={phoneTail} onName={setName} onTail={setTail} /><DayChoice label={BODY_FORM.to} value={to} onChange={setTo} /><Field label={BODY_FORM.proxyLimits} value={limits} maxLength={BODY_LIMITS.limits} placeholder={BODY_FORM.proxyLimitsPlaceholder} onChange={setLimits} /><Button label={BODY.giveProxy} {...busyWord(taps, 'proxy')} onPress={give} /></>;
  return (
    <View className='u-buttons'>
      {seat.proxy ? <Button kind='text' label={BODY.endProxy} spoken={`${seat.name}：${BODY.endProxy}`} {...busyWord(taps, 'proxyEnd')} onPress={endProxy} /> : view.procedure.proxies > 0 && <Button kind='text' label={BODY.giveProxy} spoken={`${seat.name}：${BODY.giveProxy}`} onPress={() => setForm(true)} />}
      <Button kind='text' label={BODY.endSeat} spoken={`${seat.name}：${BODY.endSeat}`} {...busyWord(taps, 'seatEnd')} onPress={end} />
    </View>
  );
}

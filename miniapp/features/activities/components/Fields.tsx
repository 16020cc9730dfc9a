import { View } from '@tarojs/components';
import { useState } from 'react';
import { choosePlace } from '@/platform/location';
import { Button, DayField, Field, FieldFrame, Option, OptionGrid, Switch, Words } from '@/ui';
import { ACTIVITY, RISK_WORDS } from '@shared/copy/activities';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { ACTIVITY_LIMITS } from '@shared/domain/activities/limits';
import { RISKS } from '@shared/domain/activities/states';
import { addDays, dayOf, WEEKDAYS } from '@shared/domain/kernel/days';
import { SKILLS, type Skill } from '@shared/domain/volunteers/profile';
import { AGES, CANCELS, CLOSES, type Draft, nextSaturdays, type RoleDraft, withOwn } from '../model/draft';

export interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** What is wrong with a field, where something is. */
  readonly wrong: (id: string) => { error?: string };
}
const { form } = ACTIVITY;
const flipped = <T,>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one]);

/** What, where, what to bring: what may be said anew later too. */
export function WordsFields({ draft, change, wrong }: FieldsProps) {
  return (
    <>
      <Field id='field-title' label={form.title} value={draft.title} maxLength={ACTIVITY_LIMITS.title} placeholder={form.titleHint} onChange={(title) => change({ title })} {...wrong('title')} />
      <View id='field-text' className='u-section'><Words label={form.text} value={draft.text} onChange={(text) => change({ text })} maxLength={ACTIVITY_LIMITS.text} {...wrong('text')} /></View>
      <Field id='field-where' label={form.where} value={draft.where} maxLength={ACTIVITY_LIMITS.where} placeholder={form.whereHint} onChange={(where) => change({ where })} {...wrong('where')} />
      <Field label={form.meet} value={draft.meet} maxLength={ACTIVITY_LIMITS.meet} placeholder={form.meetHint} onChange={(meet) => change({ meet })} />
      <Field label={form.bring} value={draft.bring} maxLength={ACTIVITY_LIMITS.bring} placeholder={form.bringHint} onChange={(bring) => change({ bring })} />
    </>
  );
}

/** Where on the map, and when: once or every week. */
export function TimeFields({ draft, change, wrong, community }: FieldsProps & { readonly community: string | undefined }) {
  const pick = async (): Promise<void> => {
    const chosen = await choosePlace(draft.point ?? undefined, community);
    if (chosen) change({ point: chosen.point });
  };
  return (
    <>
      <FieldFrame id='field-point' label={form.point} {...wrong('point')}><Button kind='second' icon='place' label={draft.point ? form.pointChosen : form.pointPick} onPress={() => void pick()} /></FieldFrame>
      <Field id='field-firstOn' label={form.day} value={draft.firstOn} maxLength={10} placeholder={form.dayHint} onChange={(firstOn) => change({ firstOn })} {...wrong('firstOn')} />
      <View className='u-gap'><OptionGrid label={form.day} columns={2} options={nextSaturdays(new Date()).map((value) => ({ value, label: `周六 ${value.slice(5)}` }))} value={draft.firstOn} onChange={(firstOn) => change({ firstOn })} /></View>
      <Field id='field-from' label={form.from} value={draft.from} maxLength={5} placeholder={form.timeHint} onChange={(from) => change({ from })} {...wrong('from')} />
      <Field label={form.to} value={draft.to} maxLength={5} placeholder={form.timeHint} onChange={(to) => change({ to })} />
      <View id='field-until' className='u-section'>
        <Switch label={form.repeat} on={draft.weekly} onChange={(weekly) => change({ weekly })} />
        {draft.weekly && (
          <>
            <FieldFrame label={form.weekdays}><View className='u-options u-options--3'>{WEEKDAYS.map((word, day) => <Option key={word} kind='checkbox' label={`周${word}`} chosen={draft.weekdays.includes(day)} onPress={() => change({ weekdays: flipped(draft.weekdays, day) })} />)}</View></FieldFrame>
            <Field label={form.until} value={draft.until} maxLength={10} placeholder={form.dayHint} onChange={(until) => change({ until })} {...wrong('until')} />
          </>
        )}
      </View>
    </>
  );
}

function Role({ n, role, onChange }: { n: number; role: RoleDraft; onChange: (role: RoleDraft) => void }) {
  const [all, setAll] = useState(role.skills.length > 0);
  const flip = (skill: Skill): void => onChange({ ...role, skills: flipped(role.skills, skill).slice(0, ACTIVITY_LIMITS.skills) });
  return (
    <FieldFrame label={form.role(n)}>
      <Field label={form.roleName} value={role.name} maxLength={ACTIVITY_LIMITS.roleName} placeholder={form.roleHint} onChange={(name) => onChange({ ...role, name })} />
      <Field label={form.places} kind='number' value={role.places} maxLength={3} onChange={(places) => onChange({ ...role, places })} />
      {all ? <View className='u-options u-options--2'>{SKILLS.map((skill) => <Option key={skill} kind='checkbox' label={SKILL_WORDS[skill]} chosen={role.skills.includes(skill)} onPress={() => flip(skill)} />)}</View> : <Button kind='text' label={form.skills} onPress={() => setAll(true)} />}
      <Switch label={form.paid} {...(role.paid ? { detail: ACTIVITY.paidNote } : {})} on={role.paid} onChange={(paid) => onChange({ ...role, paid })} />
    </FieldFrame>
  );
}
/** Which hands, and how many of each. */
export function RoleFields({ draft, change, wrong }: FieldsProps) {
  return (
    <View id='field-roles'>
      {draft.roles.map((role, n) => <Role key={n} n={n + 1} role={role} onChange={(after) => change({ roles: draft.roles.map((one, at) => (at === n ? after : one)) })} />)}
      <FieldFrame label='' {...wrong('roles')}>{draft.roles.length < ACTIVITY_LIMITS.roles && <Button kind='text' label={form.addRole} onPress={() => change({ roles: [...draft.roles, { name: '', places: '', skills: [], paid: false }] })} />}</FieldFrame>
    </View>
  );
}

/** Danger, insurance, age, and until when one signs up and leaves. */
export function RuleFields({ draft, change, wrong }: FieldsProps) {
  return (
    <>
      <FieldFrame label={form.risk}><OptionGrid label={form.risk} options={RISKS.map((value) => ({ value, label: RISK_WORDS[value] }))} value={draft.risk} onChange={(risk) => change({ risk })} /></FieldFrame>
      <Field id='field-insurance' label={form.insurance} value={draft.insurance} maxLength={ACTIVITY_LIMITS.insurance} placeholder={form.insuranceHint} onChange={(insurance) => change({ insurance })} {...wrong('insurance')} />
      <View className='u-section'><Switch label={form.visit} detail={form.visitNote} on={draft.visit} onChange={(visit) => change({ visit })} /></View>
      <View id='field-opensOn' className='u-section'>
        <Switch label={form.opensLater} on={draft.opensOn !== null} onChange={(later) => change({ opensOn: later ? '' : null })} />
        {draft.opensOn !== null && <DayField label={form.opensOn} value={draft.opensOn || null} min={dayOf(new Date())} max={addDays(dayOf(new Date()), ACTIVITY_LIMITS.ahead)} placeholder='选一天' onChange={(opensOn) => change({ opensOn })} {...wrong('opensOn')} />}
      </View>
      <FieldFrame label={form.minAge}><OptionGrid label={form.minAge} columns={2} options={withOwn(AGES, draft.minAge).map((value) => ({ value, label: `${value} 岁` }))} value={draft.minAge} onChange={(minAge) => change({ minAge })} /></FieldFrame>
      <FieldFrame label={form.closes}><OptionGrid label={form.closes} columns={2} options={withOwn(CLOSES, draft.closes).map((value) => ({ value, label: value === '0' ? '不截止' : `${value} 小时` }))} value={draft.closes} onChange={(closes) => change({ closes })} /></FieldFrame>
      <FieldFrame label={form.cancels}><OptionGrid label={form.cancels} columns={2} options={withOwn(CANCELS, draft.cancels).map((value) => ({ value, label: value === '0' ? '不用说' : `${value} 小时` }))} value={draft.cancels} onChange={(cancels) => change({ cancels })} /></FieldFrame>
    </>
  );
}

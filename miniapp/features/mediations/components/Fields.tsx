import { View } from '@tarojs/components';
import { Button, Field, Paper, RuledText } from '@/ui';
import { DayChoice, MomentChoice, momentOf, type MomentDraft } from '@/ui/helping/DayAndClock';
import type { Found } from '@/ui/helping/whom';
import { ByCode } from '@/ui/helping/WhomFields';
import type { RequestOf } from '@shared/contract';
import { MEDIATION_FORM } from '@shared/copy/mediations';
import { mobileNumber } from '@shared/domain/identity/phones';
import type { Day } from '@shared/domain/kernel/days';
import { MEDIATION_LIMITS } from '@shared/domain/mediations/limits';

export interface SessionDraft extends MomentDraft {
  readonly place: string;
}
/** The moment in UTC; null until day, clock and place are there. */
export function sessionOf({ place, ...moment }: SessionDraft): { at: string; place: string } | null {
  const at = momentOf(moment);
  return at && place.trim() ? { at, place: place.trim() } : null;
}
export function SessionFields({ value, onChange }: { value: SessionDraft; onChange: (value: SessionDraft) => void }) {
  return (
    <>
      <MomentChoice words={MEDIATION_FORM} value={value} onChange={(moment) => onChange({ ...value, ...moment })} />
      <Field label={MEDIATION_FORM.place} value={value.place} maxLength={MEDIATION_LIMITS.place} placeholder={MEDIATION_FORM.placePlaceholder} onChange={(place) => onChange({ ...value, place })} />
    </>
  );
}
export interface AgreementDraft {
  readonly text: string;
  readonly dueOn: Day | null;
  readonly followUpOn: Day | null;
}
export const NO_AGREEMENT: AgreementDraft = { text: '', dueOn: null, followUpOn: null };
export const agreementOf = ({ text, dueOn, followUpOn }: AgreementDraft): { text: string; dueOn: Day; followUpOn: Day } | null => (text.trim() && dueOn && followUpOn ? { text: text.trim(), dueOn, followUpOn } : null);
/** What both agree to; asked after on a day that follows the one it is due. */
export function AgreementFields({ value, onChange }: { value: AgreementDraft; onChange: (value: AgreementDraft) => void }) {
  return (
    <>
      <RuledText label={MEDIATION_FORM.agreement} value={value.text} maxLength={MEDIATION_LIMITS.agreement} placeholder={MEDIATION_FORM.agreementPlaceholder} onChange={(text) => onChange({ ...value, text })} />
      <DayChoice label={MEDIATION_FORM.dueOn} steps={[3, 7, 14, 30, 60, 90]} value={value.dueOn} onChange={(dueOn) => onChange({ ...value, dueOn, followUpOn: null })} />
      {value.dueOn && <DayChoice label={MEDIATION_FORM.followUpOn} from={value.dueOn} steps={[0, 1, 3, 7, 14, 30]} value={value.followUpOn} onChange={(followUpOn) => onChange({ ...value, followUpOn })} />}
    </>
  );
}

type Person = RequestOf<'POST /mediations/:id/invite'>['body']['person'];
export interface PersonDraft {
  readonly name: string;
  readonly phone: string;
  /** By the code on their phone. */
  readonly found: Found | null;
}
export const NO_PERSON: PersonDraft = { name: '', phone: '', found: null };
/** Somebody found by code, or by name and number; null while something is missing or wrong. */
export const personFrom = ({ name, phone, found }: PersonDraft): Person | null => (found ? { visit: found.visit } : name.trim() !== '' && (phone.trim() === '' || mobileNumber(phone) !== null) ? { name: name.trim(), phone: phone.trim() } : null);
/** Who somebody is, for the station to ask them; held in memory only. */
export function PersonFields({ title, value, onChange }: { title?: string; value: PersonDraft; onChange: (value: PersonDraft) => void }) {
  if (value.found) return <View className='u-gap'><Paper><View className='u-person'>{value.found.name}</View><Button kind='text' label='换一位' onPress={() => onChange(NO_PERSON)} /></Paper></View>;
  const wrong = value.phone.trim() !== '' && mobileNumber(value.phone) === null;
  return (
    <View className='u-gap'>
      <Field label={title ? `${title}：${MEDIATION_FORM.name}` : MEDIATION_FORM.name} value={value.name} maxLength={20} onChange={(name) => onChange({ ...value, name })} />
      <Field label={title ? `${title}：${MEDIATION_FORM.phone}` : MEDIATION_FORM.phone} note={MEDIATION_FORM.phoneNote} kind='number' value={value.phone} maxLength={13} onChange={(phone) => onChange({ ...value, phone })} {...(wrong ? { error: '手机号是 11 位数字，没有可以不写' } : {})} />
      <View className='u-gap'><ByCode choose={({ found }) => onChange({ ...value, found })} /></View>
    </View>
  );
}

import { VOLUNTEER_FORM, VOLUNTEER_RULE_WORDS } from '@shared/copy/volunteers';
import { ageOn, birthIn, documentNumber, isCalendarDay as isDay, isDocument, type VolunteerDocument } from '@shared/domain/volunteers/documents';
import { type Avoid, type Language, needsProof, type Relation, type Skill, type VolunteerTime } from '@shared/domain/volunteers/profile';
import type { Volunteer, Words } from './words';

export interface ContactDraft {
  readonly name: string;
  readonly relation: Relation;
  readonly phone: string;
}
/** What is being written of oneself. */
export interface Draft {
  readonly name: string;
  readonly kind: VolunteerDocument;
  readonly number: string;
  readonly bornOn: string;
  readonly skills: readonly { readonly skill: Skill; readonly proof: string; readonly until: string }[];
  readonly times: readonly VolunteerTime[];
  readonly languages: readonly Language[];
  readonly avoids: readonly Avoid[];
  readonly avoidText: string;
  readonly emergency: ContactDraft;
  readonly guardian: ContactDraft;
  readonly agrees: boolean;
  readonly agreed: boolean;
  readonly note: string;
}
const nobody = (relation: Relation): ContactDraft => ({ name: '', relation, phone: '' });

/** What stands in the form when it opens: what is on record, without numbers. */
export function draftOf(known: Volunteer | null): Draft {
  const contact = (row: Volunteer['emergency'], relation: Relation): ContactDraft => (row ? { name: row.name, relation: row.relation, phone: '' } : nobody(relation));
  return {
    name: known?.name ?? '', kind: known?.document?.kind ?? 'identityCard', number: '', bornOn: '', skills: (known?.skills ?? []).map(({ skill, proof, until }) => ({ skill, proof: proof ?? '', until: until ?? '' })),
    times: known?.times ?? [], languages: known?.languages ?? [], avoids: known?.avoids ?? [], avoidText: known?.avoidText ?? '', emergency: contact(known?.emergency ?? null, 'partner'), guardian: contact(known?.guardian ?? null, 'parent'), agrees: Boolean(known?.guardian), agreed: false, note: '',
  };
}

/** Whether a guardian is asked for: by the number as typed, else as it is on record. */
export function minorIn({ kind, number, bornOn }: Draft, known: Volunteer | null, adult: number, today: string): boolean {
  const birth = kind === 'passport' ? bornOn : birthIn(documentNumber(number));
  return birth && isDay(birth) ? ageOn(birth, today) < adult : (known?.minor ?? false);
}

/** What is missing or cannot be right, one sentence each; empty when it can be handed in. */
export function missingIn(draft: Draft, known: Volunteer | null, minor: boolean): { readonly id: string; readonly label: string }[] {
  const number = documentNumber(draft.number);
  const skill = draft.skills.find((one) => needsProof(one.skill) && one.proof.trim() === '');
  return [
    draft.name.trim() === '' && { id: 'name', label: '写上姓名，和证件上一样' },
    !(number === '' && known?.document) && !isDocument(draft.kind, number) && { id: 'number', label: VOLUNTEER_RULE_WORDS.volunteerDocument },
    draft.kind === 'passport' && number !== '' && !isDay(draft.bornOn) && { id: 'bornOn', label: `写上出生日期，${VOLUNTEER_FORM.bornOnHint}` },
    skill !== undefined ? { id: 'skills', label: VOLUNTEER_RULE_WORDS.volunteerProof } : draft.skills.some(({ until }) => until !== '' && !isDay(until)) && { id: 'skills', label: `证书的日子，${VOLUNTEER_FORM.untilHint}` },
    minor && (draft.guardian.name.trim() === '' || !draft.agrees || (draft.guardian.phone === '' && !known?.guardian)) && { id: 'guardian', label: VOLUNTEER_RULE_WORDS.volunteerGuardian },
    (draft.emergency.name.trim() === '' || (draft.emergency.phone === '' && !known?.emergency)) && { id: 'emergency', label: VOLUNTEER_RULE_WORDS.volunteerContact },
    !known?.document && !draft.agreed && { id: 'agreed', label: '看过承诺和风险告知，点一下同意' },
  ].flatMap((one) => one || []);
}

const contactOf = ({ name, relation, phone }: ContactDraft): Words['emergency'] => ({ name, relation, ...(phone.trim() ? { phone } : {}) });

/** The form as it is sent. */
export function wordsOf(draft: Draft, minor: boolean): Words {
  const { name, kind, number, bornOn, skills, times, languages, avoids, avoidText, emergency, guardian, agrees } = draft;
  return {
    name, ...(number.trim() ? { document: { kind, number, bornOn: kind === 'passport' && bornOn ? bornOn : null } } : {}), skills: skills.map(({ skill, proof, until }) => ({ skill, proof: proof.trim() || null, until: until || null })),
    times: [...times], languages: [...languages], avoids: [...avoids], avoidText, emergency: contactOf(emergency), guardian: minor ? { ...contactOf(guardian), agrees } : null,
  };
}

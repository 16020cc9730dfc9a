import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FieldFrame, Option, OptionGrid, Several, Switch } from '@/ui';
import { LANGUAGE_WORDS, AVOID_WORDS, RELATION_WORDS, SKILL_WORDS, TIME_WORDS, VOLUNTEER_DOCUMENT_WORDS, VOLUNTEER_FORM } from '@shared/copy/volunteers';
import { VOLUNTEER_DOCUMENTS } from '@shared/domain/volunteers/documents';
import { VOLUNTEER_LIMITS } from '@shared/domain/volunteers/limits';
import { AVOIDS, GUARDIANS, LANGUAGES, needsProof, type Relation, RELATIONS, SKILLS, type Skill, TIMES } from '@shared/domain/volunteers/profile';
import type { ContactDraft, Draft } from '../model/draft';
import type { Volunteer } from '../model/words';

export interface FormProps {
  readonly draft: Draft;
  readonly known: Volunteer | null;
  readonly change: (part: Partial<Draft>) => void;
  /** What is wrong with a field, where something is. */
  readonly wrong: (id: string) => { error?: string };
}
/** Skills that are shown before one asks for more: what most people can say yes to. */
const FIRST: readonly Skill[] = ['company', 'phones', 'teaching', 'carrying', 'hair', 'plumbing', 'electrics', 'firstAid'];

/** Who one is, as on the document; a record in force has both fixed. */
export function Identity({ draft, known, change, wrong }: FormProps) {
  if (known?.state === 'active' || known?.state === 'paused') return null;
  const note = known?.document ? VOLUNTEER_FORM.numberKept(known.document.tail) : VOLUNTEER_FORM.numberNote;
  return (
    <>
      <Field id='field-name' label={VOLUNTEER_FORM.name} value={draft.name} maxLength={VOLUNTEER_LIMITS.name} onChange={(name) => change({ name })} {...wrong('name')} />
      <FieldFrame label={VOLUNTEER_FORM.kind}><OptionGrid label={VOLUNTEER_FORM.kind} columns={2} options={VOLUNTEER_DOCUMENTS.map((value) => ({ value, label: VOLUNTEER_DOCUMENT_WORDS[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      <Field id='field-number' label={VOLUNTEER_FORM.number} value={draft.number} maxLength={VOLUNTEER_LIMITS.document} onChange={(number) => change({ number })} {...wrong('number')} />
      <View className='u-second'>{note}</View>
      {draft.kind === 'passport' && <Field id='field-bornOn' label={VOLUNTEER_FORM.bornOn} value={draft.bornOn} maxLength={10} placeholder={VOLUNTEER_FORM.bornOnHint} onChange={(bornOn) => change({ bornOn })} {...wrong('bornOn')} />}
    </>
  );
}

/** Skills, and what proves those that need it. */
export function Skills({ draft: { skills }, change, wrong }: FormProps) {
  const chosen = skills.map(({ skill }) => skill);
  const [all, setAll] = useState(chosen.some((skill) => !FIRST.includes(skill)));
  const flip = (skill: Skill): void => change({ skills: chosen.includes(skill) ? skills.filter((one) => one.skill !== skill) : skills.length < VOLUNTEER_LIMITS.skills ? [...skills, { skill, proof: '', until: '' }] : skills });
  const say = (skill: Skill, part: { proof?: string; until?: string }): void => change({ skills: skills.map((one) => (one.skill === skill ? { ...one, ...part } : one)) });
  return (
    <FieldFrame id='field-skills' label={VOLUNTEER_FORM.skills} {...wrong('skills')}>
      <View className='u-options u-options--2'>
        {(all ? SKILLS : FIRST).map((skill) => <Option key={skill} kind='checkbox' label={SKILL_WORDS[skill]} chosen={chosen.includes(skill)} onPress={() => flip(skill)} />)}
      </View>
      {!all && <Button kind='text' label={VOLUNTEER_FORM.more} onPress={() => setAll(true)} />}
      {skills.filter(({ skill }) => needsProof(skill)).map(({ skill, proof, until }) => (
        <View key={skill}>
          <Field label={VOLUNTEER_FORM.proof(SKILL_WORDS[skill])} value={proof} maxLength={VOLUNTEER_LIMITS.proof} placeholder={VOLUNTEER_FORM.proofHint} onChange={(words) => say(skill, { proof: words })} />
          <Field label={VOLUNTEER_FORM.until} value={until} maxLength={10} placeholder={VOLUNTEER_FORM.untilHint} onChange={(day) => say(skill, { until: day })} />
        </View>
      ))}
    </FieldFrame>
  );
}

/** When, in what language, and what rather not. */
export function Wishes({ draft, change }: FormProps) {
  return (
    <>
      <Several label={VOLUNTEER_FORM.times} keys={TIMES} words={TIME_WORDS} value={draft.times} onChange={(times) => change({ times })} />
      <Several label={VOLUNTEER_FORM.languages} keys={LANGUAGES} words={LANGUAGE_WORDS} value={draft.languages} onChange={(languages) => change({ languages })} />
      <Several label={VOLUNTEER_FORM.avoids} keys={AVOIDS} words={AVOID_WORDS} value={draft.avoids} onChange={(avoids) => change({ avoids })} />
      <Field label={VOLUNTEER_FORM.avoidText} value={draft.avoidText} maxLength={VOLUNTEER_LIMITS.avoid} onChange={(avoidText) => change({ avoidText })} />
    </>
  );
}

function Contact({ words, value, among, tail, onChange }: { words: typeof VOLUNTEER_FORM.emergencyOf | typeof VOLUNTEER_FORM.guardianOf; value: ContactDraft; among: readonly Relation[]; tail: string | undefined; onChange: (value: ContactDraft) => void }) {
  return (
    <>
      <Field label={words.name} value={value.name} maxLength={VOLUNTEER_LIMITS.name} onChange={(name) => onChange({ ...value, name })} />
      <FieldFrame label={words.relation}><OptionGrid label={words.relation} columns={2} options={among.map((relation) => ({ value: relation, label: RELATION_WORDS[relation] }))} value={value.relation} onChange={(relation) => onChange({ ...value, relation })} /></FieldFrame>
      <Field label={words.phone} kind='number' value={value.phone} maxLength={VOLUNTEER_LIMITS.phone} {...(tail ? { placeholder: VOLUNTEER_FORM.phoneKept(tail) } : {})} onChange={(phone) => onChange({ ...value, phone })} />
    </>
  );
}

/** Whom to call, and under age who agrees. */
export function Contacts({ draft, known, change, wrong, minor }: FormProps & { readonly minor: boolean }) {
  return (
    <>
      {minor && (
        <FieldFrame id='field-guardian' label={VOLUNTEER_FORM.guardian} {...wrong('guardian')}>
          <View className='u-second'>{VOLUNTEER_FORM.guardianNote}</View>
          <Contact words={VOLUNTEER_FORM.guardianOf} value={draft.guardian} among={GUARDIANS} tail={known?.guardian?.phoneTail} onChange={(guardian) => change({ guardian })} />
          <Switch label={VOLUNTEER_FORM.agrees} detail={VOLUNTEER_FORM.agreesNote} on={draft.agrees} onChange={(agrees) => change({ agrees })} />
        </FieldFrame>
      )}
      <FieldFrame id='field-emergency' label={VOLUNTEER_FORM.contact} {...wrong('emergency')}>
        <Contact words={VOLUNTEER_FORM.emergencyOf} value={draft.emergency} among={RELATIONS} tail={known?.emergency?.phoneTail} onChange={(emergency) => change({ emergency })} />
      </FieldFrame>
    </>
  );
}

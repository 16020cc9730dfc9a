import { useState } from 'react';
import { Button, Field, FieldFrame, OptionGrid, Switch } from '@/ui';
import { ABLE, DAY_PART_WORDS } from '@shared/copy/ableNeighbours';
import { LANGUAGE_WORDS, SKILL_WORDS } from '@shared/copy/volunteers';
import { SEARCH_LIMITS } from '@shared/domain/ableNeighbours/limits';
import { DAY_PARTS } from '@shared/domain/ableNeighbours/rules';
import { LANGUAGES, SKILLS, type Language, type Skill } from '@shared/domain/volunteers/profile';
import { daysAhead, type Found, type Sought } from '../model/search';

const FIRST: readonly Skill[] = ['electrics', 'plumbing', 'carpentry', 'company', 'phones'];
const any = <V extends string>(label: string, options: readonly { value: V; label: string }[]): { value: V | ''; label: string }[] => [{ value: '', label }, ...options];

/** Who is looked for: by skill and words first, the rest behind one press. */
export function SearchFields({ sought, grids, change }: { sought: Sought; grids: Found['grids']; change: (part: Partial<Sought>) => void }) {
  const [all, setAll] = useState(false);
  const [further, setFurther] = useState(false);
  const skills = (all ? SKILLS : FIRST).map((value) => ({ value, label: SKILL_WORDS[value] }));
  return (
    <>
      <FieldFrame label={ABLE.skill}><OptionGrid label={ABLE.skill} columns={3} options={any(ABLE.anySkill, skills)} value={sought.skill ?? ''} onChange={(skill) => change({ skill: skill || null })} /></FieldFrame>
      {!all && <Button kind='text' label={ABLE.moreSkills} onPress={() => setAll(true)} />}
      <Field label={ABLE.words} value={sought.words} maxLength={SEARCH_LIMITS.words} placeholder={ABLE.wordsHint} onChange={(words) => change({ words })} />
      <FieldFrame label={ABLE.day}><OptionGrid label={ABLE.day} columns={2} options={any(ABLE.anyDay, daysAhead(new Date()))} value={sought.day ?? ''} onChange={(day) => change({ day: day || null })} /></FieldFrame>
      {sought.day && <FieldFrame label={ABLE.part}><OptionGrid label={ABLE.part} columns={3} options={DAY_PARTS.map((value) => ({ value, label: DAY_PART_WORDS[value] }))} value={sought.part} onChange={(part) => change({ part })} /></FieldFrame>}
      {!further && <Button kind='text' label={ABLE.further} onPress={() => setFurther(true)} />}
      {further && (
        <>
          <FieldFrame label={ABLE.grid}><OptionGrid label={ABLE.grid} columns={2} options={any(ABLE.anyGrid, grids.map(({ id, name }) => ({ value: id, label: name })))} value={sought.gridId ?? ''} onChange={(gridId) => change({ gridId: gridId || null })} /></FieldFrame>
          <FieldFrame label={ABLE.language}><OptionGrid label={ABLE.language} columns={3} options={any(ABLE.anyLanguage, LANGUAGES.map((value) => ({ value, label: LANGUAGE_WORDS[value] })))} value={sought.language ?? ''} onChange={(language) => change({ language: (language || null) as Language | null })} /></FieldFrame>
          <Switch label={ABLE.level} on={sought.level} onChange={(level) => change({ level })} />
          <Switch label={ABLE.openOnly} on={sought.open} onChange={(open) => change({ open })} />
        </>
      )}
    </>
  );
}

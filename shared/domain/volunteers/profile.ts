import type { Day } from '../kernel/days';

/**
 * Skills that communities ask for (P15 craftsmen, P41 able neighbours; story 2: who repairs at night). Those in
 * PROVEN_SKILLS need a certificate by law or custom, and count when the station has seen it.
 */
export const SKILLS = [
  'electrics', 'plumbing', 'carpentry', 'appliances', 'painting', 'welding', 'locks', 'heights',
  'firstAid', 'nursing', 'counselling', 'law', 'mediation', 'accounting', 'teaching', 'phones', 'signing', 'foreign',
  'hair', 'cooking', 'sewing', 'gardening', 'driving', 'carrying', 'company', 'stage', 'photos', 'rescue',
] as const;
export type Skill = (typeof SKILLS)[number];
export const PROVEN_SKILLS: readonly Skill[] = ['electrics', 'welding', 'heights', 'firstAid', 'nursing', 'counselling', 'law', 'driving', 'rescue'];

/** When somebody usually can. */
export const TIMES = ['weekday', 'evening', 'weekend', 'holiday', 'night'] as const;
export type VolunteerTime = (typeof TIMES)[number];

/** What somebody can be talked to in. */
export const LANGUAGES = ['mandarin', 'dialect', 'cantonese', 'hakka', 'minnan', 'wu', 'english', 'sign'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What somebody prefers not to do: respected, and asked for no reason (志愿服务条例 Art. 25: nobody is assigned by force). */
export const AVOIDS = ['heavy', 'heights', 'homes', 'children', 'illness', 'nights', 'outdoors', 'speaking'] as const;
export type Avoid = (typeof AVOIDS)[number];

/** How somebody to be called in an emergency stands to a volunteer; a guardian is one of the first three (民法典 Art. 27). */
export const RELATIONS = ['parent', 'grandparent', 'guardian', 'partner', 'child', 'sibling', 'friend'] as const;
export type Relation = (typeof RELATIONS)[number];
export const GUARDIANS: readonly Relation[] = ['parent', 'grandparent', 'guardian'];

/** A skill as it stands on a record. */
export interface SkillFacts {
  readonly skill: Skill;
  /** What proves it, such as 「低压电工证」; null: nothing was named. */
  readonly proof: string | null;
  /** The last day on which the proof holds; null: it does not run out. */
  readonly until: Day | null;
  /** The station has seen the proof. */
  readonly seen: boolean;
}

export const needsProof = (skill: Skill): boolean => PROVEN_SKILLS.includes(skill);
/** Whether a skill counts on a day: one that needs proof, when the station has seen it and it has not run out. */
export function skillCounts({ skill, until, seen }: SkillFacts, today: Day): boolean {
  return (until === null || until >= today) && (seen || !needsProof(skill));
}

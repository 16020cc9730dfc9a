import type { ResponseOf } from '@/api';
import type { RequestOf } from '@shared/contract';
import type { StepsOf } from '@/ui';
import { MERIT_WORDS, SKILL_WORDS, VOLUNTEER, VOLUNTEER_DECLINE_WORDS, VOLUNTEER_END_WORDS, VOLUNTEER_MOMENTS } from '@shared/copy/volunteers';
import type { MeritKind } from '@shared/domain/volunteers/merits';
import type { Skill } from '@shared/domain/volunteers/profile';
import type { VolunteerDecline, VolunteerEnd } from '@shared/domain/volunteers/states';
import { storyWords } from '@shared/copy/story';
import { formatFullDate } from '@shared/domain/kernel/dates';

export type Volunteer = ResponseOf<'GET /volunteers/:id'>;
export type StepProps = StepsOf<Volunteer>;
export type Words = Omit<RequestOf<'POST /volunteers'>['body'], 'promise' | 'risk'>;

/** Words of a table, in order; 「没有写」 where there are none. */
export const listed = <K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>, more = ''): string => [...keys.map((key) => words[key]), more].filter(Boolean).join('、') || VOLUNTEER.none;

/** 「电工：低压电工证，等工作站看证书」. */
export function skillWords({ skill, proof, until, seen, counts }: Volunteer['skills'][number]): string {
  const state = counts ? null : seen ? VOLUNTEER.proofOver : VOLUNTEER.notSeen;
  return [proof ? `${SKILL_WORDS[skill]}：${proof}` : SKILL_WORDS[skill], until ? `到 ${formatFullDate(`${until}T00:00:00+08:00`)}` : null, state].filter(Boolean).join('，');
}

/** A line of the story: what was done, and why. */
export function momentWords({ action, code }: Volunteer['timeline'][number]): string {
  const why = action === 'decline' ? VOLUNTEER_DECLINE_WORDS[code as VolunteerDecline] : action === 'end' ? VOLUNTEER_END_WORDS[code as VolunteerEnd] : action === 'seeProof' ? SKILL_WORDS[code as Skill] : action === 'addMerit' || action === 'dropMerit' ? MERIT_WORDS[code as MeritKind] : undefined;
  return storyWords(VOLUNTEER_MOMENTS, action, why);
}

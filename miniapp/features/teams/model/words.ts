import type { ResponseOf } from '@/api';
import type { StepsOf } from '@/ui';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { MEMBER_STATE_WORDS, TEAM, TEAM_BUTTONS, TEAM_DECLINE_WORDS, TEAM_FIELD_WORDS, TEAM_MOMENTS, TEAM_OFFICE_WORDS, TEAM_RULE_WORDS, TEAM_STATE_WORDS } from '@shared/copy/volunteerTeams';
import type { TeamRuleCode } from '@shared/domain/volunteerTeams/rules';
import type { TeamDecline, TeamOffice } from '@shared/domain/volunteerTeams/states';
import { storyWords } from '@shared/copy/story';

export type Team = ResponseOf<'GET /volunteer-teams/:id'>;
export type TeamRow = ResponseOf<'GET /volunteer-teams'>['items'][number];
export type MineRow = ResponseOf<'GET /volunteer-teams/mine'>['items'][number];
export type Member = ResponseOf<'GET /volunteer-teams/:id/members'>['items'][number];
export type TeamSteps = StepsOf<Team>;

export const fieldWords = ({ fields }: Pick<TeamRow, 'fields'>): string => fields.map((field) => TEAM_FIELD_WORDS[field]).join('、');
export const skillList = (skills: TeamRow['skills']): string => skills.map((skill) => SKILL_WORDS[skill]).join('、');
export const leaderWords = ({ leader, state }: Pick<TeamRow, 'leader' | 'state'>): string => (leader ? TEAM.leader(leader) : state === 'active' ? TEAM.standIn : '');
/** A row of a list, under its name. */
export const rowWords = (row: TeamRow): string => [row.aim, fieldWords(row), leaderWords(row), row.state === 'active' ? TEAM.count(row.members) : null].filter(Boolean).join('，');
/** How I stand to a team, in a word. */
export function standingWords({ office, standing, offered, waiting, state }: MineRow): { words: string; tone: 'late' | 'quiet' } {
  if (state !== 'active') return { words: TEAM_STATE_WORDS[state], tone: 'quiet' };
  if (offered) return { words: TEAM.office(offered), tone: 'late' };
  if (waiting > 0) return { words: TEAM.waiting(waiting), tone: 'late' };
  return { words: office ? TEAM_OFFICE_WORDS[office] : standing ? MEMBER_STATE_WORDS[standing] : '', tone: 'quiet' };
}
/** A line of the story, with what it was about. */
export function momentWords({ action, code, part }: Team['timeline'][number]): string {
  const about = action === 'decline' ? TEAM_DECLINE_WORDS[code as TeamDecline] : code ? TEAM_OFFICE_WORDS[code as TeamOffice] : undefined;
  return storyWords(part === 'station' ? { ...TEAM_MOMENTS, found: `工作站${TEAM_BUTTONS.found}` } : TEAM_MOMENTS, action, about);
}
/** Why one cannot join now, in words. */
export const whyWords = (why: string): string => TEAM_RULE_WORDS[why as TeamRuleCode];

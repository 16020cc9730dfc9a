import { officeOf, ruleAgainstJoining, ruleAgainstMember } from '../../../../shared/domain/volunteerTeams/rules';
import { CODE_TRIES, teamCode } from '../../../../shared/domain/volunteerTeams/limits';
import type { MemberAction, MemberDecline, MemberRemoval } from '../../../../shared/domain/volunteerTeams/members';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { triesIn } from '../../../platform/database/tries';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { helperOf, type Helper } from '../../volunteers';
import type { MemberDoc, TeamDoc, TeamPerson } from '../document';
import { memberEventOf } from '../events';
import { TeamMembers, TeamTries } from '../model';
import { loadMember, memberById, memberCount, memberIdOf, rowsOf, teamOfCode } from '../queries';
import { applyMember, refuse, stampOf, SYSTEM, wordsOrNull, type Ask, type MemberActor } from '../step';
import { fitWords, markOf } from '../words';

const { refuseGuessing, countMiss } = triesIn(TeamTries, CODE_TRIES);
type How = Extract<MemberAction, 'ask' | 'join' | 'seat'>;
const STATE_AFTER = { ask: 'asked', join: 'in', seat: 'in' } as const;

function newRow(deps: Deps, team: TeamDoc, { volunteerId, personId }: TeamPerson, how: How, words: string, stamp: string): MemberDoc {
  const now = deps.clock.now();
  const actor = how === 'seat' ? null : personId;
  const doc: MemberDoc = {
    _id: memberIdOf(team._id, volunteerId), teamId: team._id, volunteerId, personId, state: STATE_AFTER[how], revision: 0, scope: team.scope, words, byCode: how === 'join', keys: [stamp], createdAt: now, updatedAt: now, pending: [],
    timeline: [{ id: '0', at: now, action: how, part: how === 'seat' ? 'system' : 'self', personId: actor, unitId: null, code: null, text: wordsOrNull(words) }],
  };
  return { ...doc, ...pendingOf([memberEventOf(doc, how, actor)], now) };
}

/** Writes somebody's row anew, or goes on with the one that is there. */
async function enter(deps: Deps, team: TeamDoc, who: TeamPerson, how: How, words: string, key: string): Promise<MemberDoc> {
  const actor: MemberActor = how === 'seat' ? SYSTEM : { personId: who.personId, parts: ['self'] };
  const known = await memberById(deps, memberIdOf(team._id, who.volunteerId));
  if (known) return applyMember(deps, known, actor, how, { revision: known.revision, key }, () => ({ text: wordsOrNull(words), set: { words, byCode: how === 'join' } }));
  const row = newRow(deps, team, who, how, words, stampOf(how, actor.personId, key));
  try {
    await TeamMembers(deps).insertMany([row]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return loadMember(deps, row._id);
  }
  deps.nudge(TeamMembers(deps));
  return row;
}

async function fitJoining(deps: Deps, team: TeamDoc, helper: Helper | null, how: 'ask' | 'join'): Promise<TeamPerson> {
  // Whoever leads belongs to it, also in the moment before their own row is written.
  if (helper && officeOf(team, helper.personId)) refuse('teamAlready');
  const standing = helper && (await memberById(deps, memberIdOf(team._id, helper.id)));
  const [rows, members] = await Promise.all([helper ? rowsOf(deps, helper.personId) : [], memberCount(deps, team._id, 'in')]);
  const joined = rows.filter(({ teamId }) => teamId !== team._id).length;
  const rule = ruleAgainstJoining(how, { team: team.state, volunteer: helper, standing, joined, members, now: deps.clock.now() });
  if (rule || !helper) return refuse(rule ?? 'teamNotVolunteer');
  return { volunteerId: helper.id, personId: helper.personId };
}

const did = (row: MemberDoc | null, stamp: string): boolean => row?.keys.includes(stamp) === true;

/** A volunteer asks to join. Outcomes: the row that waits, the same for the same key; `rule_refused` by the rules of joining, teamMoney, teamPersonal. */
export async function ask(deps: Deps, team: TeamDoc, personId: string, text: string, key: string): Promise<MemberDoc> {
  const helper = await helperOf(deps, personId);
  const known = helper && (await memberById(deps, memberIdOf(team._id, helper.id)));
  if (known && did(known, stampOf('ask', personId, key))) return known;
  const who = await fitJoining(deps, team, helper, 'ask');
  const words = fitWords(text);
  await checkWords(deps, personId, [words]);
  return enter(deps, team, who, 'ask', words, key);
}

/** A volunteer joins by a code. Outcomes: the team; `rule_refused` teamCode for none that holds, and by the rules of joining; `too_many_requests` for who guesses. */
export async function joinByCode(deps: Deps, personId: string, typed: string, key: string): Promise<TeamDoc> {
  await refuseGuessing(deps, personId);
  const helper = await helperOf(deps, personId);
  const team = await teamOfCode(deps, markOf(deps, teamCode(typed)), deps.clock.now());
  if (!team) {
    await countMiss(deps, personId);
    return refuse('teamCode');
  }
  const known = helper && (await memberById(deps, memberIdOf(team._id, helper.id)));
  if (!did(known, stampOf('join', personId, key))) await enter(deps, team, await fitJoining(deps, team, helper, 'join'), 'join', '', key);
  return team;
}

/** Whoever took an office on belongs to the team, once. */
export async function seat(deps: Deps, team: TeamDoc, who: TeamPerson): Promise<void> {
  const known = await memberById(deps, memberIdOf(team._id, who.volunteerId));
  if (known?.state !== 'in') await enter(deps, team, who, 'seat', '', `seat-${team.revision}`);
}

type Reasoned = Ask & { readonly reason: MemberDecline | MemberRemoval; readonly text: string };
/** Outcomes of each as of applyMember. Their own steps: take a request back, leave (`rule_refused` teamHandOver for the leader). */
export const withdraw = (deps: Deps, row: MemberDoc, actor: MemberActor, said: Ask): Promise<MemberDoc> => applyMember(deps, row, actor, 'withdraw', said, () => ({}));
export function leave(deps: Deps, row: MemberDoc, actor: MemberActor, said: Ask, team: TeamDoc): Promise<MemberDoc> {
  return applyMember(deps, row, actor, 'leave', said, () => {
    const rule = ruleAgainstMember('leave', officeOf(team, row.personId));
    if (rule) refuse(rule);
    return {};
  });
}

/** Those of whoever leads: take somebody up; `rule_refused` teamFull, teamNotVolunteer. */
export function takeUp(deps: Deps, row: MemberDoc, actor: MemberActor, said: Ask): Promise<MemberDoc> {
  return applyMember(deps, row, actor, 'approve', said, async () => {
    const facts = { team: 'active', volunteer: await helperOf(deps, row.personId), standing: null, joined: 0, members: await memberCount(deps, row.teamId, 'in'), now: deps.clock.now() } as const;
    const rule = ruleAgainstJoining('ask', facts);
    if (rule) refuse(rule);
    return {};
  });
}
/** Not take somebody up, or ask a member to go: each with a reason that is told. `rule_refused` teamReason, teamHandOver, teamMoney, teamPersonal. */
export const sendAway = (action: 'decline' | 'remove') => (deps: Deps, row: MemberDoc, actor: MemberActor, said: Reasoned, team: TeamDoc): Promise<MemberDoc> =>
  applyMember(deps, row, actor, action, said, () => {
    const rule = ruleAgainstMember(action, officeOf(team, row.personId), said);
    if (rule) refuse(rule);
    return { code: said.reason, text: wordsOrNull(fitWords(said.text)) };
  });

/** A row ends because the volunteer or the team is no more; told by what ended it. */
export const endRow = (deps: Deps, row: MemberDoc): Promise<MemberDoc> => applyMember(deps, row, SYSTEM, 'end', { revision: row.revision, key: `end-${row.revision}` }, () => ({}));

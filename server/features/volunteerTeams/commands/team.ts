import { DAY_MS } from '../../../../shared/domain/kernel/days';
import type { CodeDays } from '../../../../shared/domain/volunteerTeams/limits';
import { officeOf, officesAfter, ruleAgainstLeading, ruleAgainstOffer, type TeamRuleCode } from '../../../../shared/domain/volunteerTeams/rules';
import type { TeamDecline, TeamOffice } from '../../../../shared/domain/volunteerTeams/states';
import type { Deps } from '../../../platform/deps';
import { helperOf, volunteersById } from '../../volunteers';
import type { TeamDoc, TeamPerson } from '../document';
import type { Person } from '../policy';
import { memberById, memberIdOf } from '../queries';
import { applyTeam, refuse, SYSTEM, wordsOrNull, type Ask, type TeamActor } from '../step';
import { codeContext, fitWords, markOf, newCode } from '../words';
import { fitSaid, ledCount, type TeamAsk } from './found';

type On = Ask & { readonly volunteerId: string };

/** The leader, or the station, says anew what the team is and does. Outcomes as of applyTeam; `rule_refused` teamMoney, teamPersonal, teamUnit. */
export const edit = (deps: Deps, doc: TeamDoc, actor: TeamActor, person: Person, ask: Ask & Omit<TeamAsk, 'station'>): Promise<TeamDoc> =>
  applyTeam(deps, doc, actor, 'edit', ask, async ({ part }) => ({ set: await fitSaid(deps, person, ask, { station: part === 'station', kept: doc.unitId }) }));

/** The station agrees. `rule_refused` teamLeaderGone where whoever proposed it is no volunteer in force any more. */
export function approve(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'approve', ask, async () => {
    const helper = doc.leader && (await helperOf(deps, doc.leader.personId));
    if (helper?.state !== 'active') refuse('teamLeaderGone');
    return {};
  });
}

/** The station does not agree, and says why. `rule_refused` teamReason for `other` without words. */
export function decline(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask & { readonly reason: TeamDecline; readonly text: string }): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'decline', ask, () => {
    if (ask.reason === 'other' && ask.text.trim() === '') refuse('teamReason');
    return { code: ask.reason, text: wordsOrNull(fitWords(ask.text)), tell: { who: doc.leader?.personId ?? null } };
  });
}

/** A new code to join by, for so many days; the one before is void in the same write. */
export function makeCode(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask & { readonly days: CodeDays }): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'newCode', ask, ({ now }) => {
    const code = newCode();
    return { set: { code: { sealed: deps.cipher.encrypt(code, codeContext(doc._id)), mark: markOf(deps, code), until: new Date(now.getTime() + ask.days * DAY_MS) } } };
  });
}
/** No code any more. */
export const endCode = (deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask): Promise<TeamDoc> => applyTeam(deps, doc, actor, 'endCode', ask, () => ({ set: { code: null } }));

/** Whom an office may be offered to: the leader asks members; the station any volunteer of its own. `rule_refused` teamNotMember, teamNotVolunteer, teamTermsDue, teamAdult, teamLeadsMany. */
async function candidate(deps: Deps, doc: TeamDoc, volunteerId: string, office: TeamOffice, station: boolean): Promise<TeamPerson> {
  const row = await memberById(deps, memberIdOf(doc._id, volunteerId));
  const known = (await volunteersById(deps, [volunteerId])).get(volunteerId);
  const own = station && office === 'leader' && known?.scope.station === doc.scope.station;
  if (!known || (row?.state !== 'in' && !own)) return refuse('teamNotMember');
  const rule = ruleAgainstLeading(await helperOf(deps, known.personId), office === 'leader' ? await ledCount(deps, known.personId) : 0);
  if (rule) refuse(rule);
  return { volunteerId, personId: known.personId };
}

/** Asks somebody to take an office on. Outcomes as of applyTeam; `rule_refused` teamOfficeTwice, teamOffered, teamDeputies, and those of the candidate. */
export function offer(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: On & { readonly office: TeamOffice }): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'offer', ask, async ({ now, part }) => {
    const who = await candidate(deps, doc, ask.volunteerId, ask.office, part === 'station');
    const rule = ruleAgainstOffer(doc, who.personId, ask.office);
    if (rule) refuse(rule);
    return { code: ask.office, set: { offers: [...doc.offers, { ...who, office: ask.office, byId: actor.personId ?? '', at: now }] }, tell: { who: who.personId, office: ask.office } };
  });
}

/** Takes back what was asked. `rule_refused` teamNotOffered. */
export function takeBack(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: On): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'takeBack', ask, () => {
    if (!doc.offers.some(({ volunteerId }) => volunteerId === ask.volunteerId)) refuse('teamNotOffered');
    return { set: { offers: doc.offers.filter(({ volunteerId }) => volunteerId !== ask.volunteerId) } };
  });
}

/** Somebody answers what they were asked: nobody holds an office without having said yes. `rule_refused` teamNotOffered, and those of leading. */
export function answer(yes: boolean): (deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask) => Promise<TeamDoc> {
  return (deps, doc, actor, ask) =>
    applyTeam(deps, doc, actor, yes ? 'accept' : 'refuse', ask, async () => {
      const row = doc.offers.find(({ personId }) => personId === actor.personId) ?? refuse('teamNotOffered');
      const offers = doc.offers.filter((one) => one !== row);
      const tell = { who: row.personId, office: row.office, by: row.byId, before: doc.leader?.personId ?? null };
      if (!yes) return { code: row.office, set: { offers }, tell };
      const rule: TeamRuleCode | null = ruleAgainstLeading(await helperOf(deps, row.personId), row.office === 'leader' ? await ledCount(deps, row.personId) : 0);
      if (rule) refuse(rule);
      const { volunteerId, personId } = row;
      return { code: row.office, set: { offers, ...officesAfter(doc, { volunteerId, personId }, row.office) }, tell };
    });
}

const without = (rows: readonly TeamPerson[], volunteerId: string): TeamPerson[] => rows.filter((one) => one.volunteerId !== volunteerId);

/** A deputy is none any more, by their own wish. */
export const stepDown = (deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask): Promise<TeamDoc> => applyTeam(deps, doc, actor, 'stepDown', ask, () => ({ set: { deputies: doc.deputies.filter(({ personId }) => personId !== actor.personId) } }));

/** An office is taken from somebody, who is told why: a deputy's by the leader, either by the station. `rule_refused` teamNotOffice. */
export function dismiss(deps: Deps, doc: TeamDoc, actor: TeamActor, ask: On & { readonly text: string }): Promise<TeamDoc> {
  return applyTeam(deps, doc, actor, 'dismiss', ask, ({ part }) => {
    const row = [doc.leader, ...doc.deputies].find((one) => one?.volunteerId === ask.volunteerId);
    const office = row ? officeOf(doc, row.personId) : null;
    if (!row || !office || (office === 'leader' && part !== 'station')) return refuse('teamNotOffice');
    return { code: office, text: fitWords(ask.text), set: office === 'leader' ? { leader: null } : { deputies: without(doc.deputies, ask.volunteerId) }, tell: { who: row.personId, office } };
  });
}

/** The team is no more, and every member is told why. */
export const dissolve = (deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Ask & { readonly text: string }): Promise<TeamDoc> => applyTeam(deps, doc, actor, 'dissolve', ask, () => ({ text: fitWords(ask.text) }));

/** Whoever is no volunteer or no member any more holds no office and is asked to none; without a leader the station stands in. */
export async function drop(deps: Deps, doc: TeamDoc, volunteerId: string): Promise<void> {
  const leads = doc.leader?.volunteerId === volunteerId;
  const named = leads || [...doc.deputies, ...doc.offers].some((one) => one.volunteerId === volunteerId);
  if (!named) return;
  await applyTeam(deps, doc, SYSTEM, 'drop', { revision: doc.revision, key: `drop-${volunteerId}-${doc.revision}` }, () => ({
    code: leads ? 'leader' : 'deputy', quiet: !leads, set: { ...(leads ? { leader: null } : {}), deputies: without(doc.deputies, volunteerId), offers: doc.offers.filter((one) => one.volunteerId !== volunteerId) }, tell: { leaderless: leads },
  }));
}

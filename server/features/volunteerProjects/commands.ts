import type { ParsedOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { PLAN_TRANSITIONS, ruleAgainstDays, type PlanAction, type PlanPart, type PlanRuleCode } from '../../../shared/domain/volunteerProjects/rules';
import { faultsIn, mustMask } from '../../../shared/domain/wishes/asking';
import { pendingOf } from '../../jobs/events';
import { guardedSteps, refuse as refuseBy, type Ask, type StepActor, type Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { checkWords } from '../moderation';
import { getUnit, levelsOf } from '../organisation';
import { isLeader, team } from '../volunteerTeams';
import type { PlanDoc } from './document';
import { VolunteerProjects } from './model';
import { stationsOf, type Person } from './policy';
import { loadPlan, planById, planIdOf } from './queries';

type StartAsk = ParsedOf<'POST /volunteer-projects'>['body'];
type Words = Omit<StartAsk, 'teamId' | 'stationId'>;
const refuse: (rule: PlanRuleCode) => never = refuseBy;
export const planEvent = (step: PlanAction): string => `volunteerProject.${step}`;

function eventOf(doc: PlanDoc, step: PlanAction, actorId: string | null, tell: Tell = {}): DomainEvent {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type: planEvent(step), at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
}
const applyPlan = guardedSteps<PlanDoc, PlanAction, PlanAction>({ model: VolunteerProjects, transitions: PLAN_TRANSITIONS, ruleAgainst: () => null, unhurried: ['edit'], full: 'planTimelineFull' satisfies PlanRuleCode, derive: () => ({}), eventOf });

/** Words that everybody reads: nothing to collect money by, no numbers of persons. `rule_refused` planMoney, planPersonal, wordsRisky. */
async function fitWords(deps: Deps, personId: string | null, words: readonly string[]): Promise<void> {
  if (words.some((text) => faultsIn(text).length > 0)) refuse('planMoney');
  if (words.some((text) => mustMask(text).length > 0)) refuse('planPersonal');
  if (personId) await checkWords(deps, personId, words);
}
async function fitSaid(deps: Deps, personId: string | null, { planName, aim, forWhom, field, from, until }: Words): Promise<Pick<PlanDoc, 'name' | 'aim' | 'forWhom' | 'field' | 'from' | 'until'>> {
  const rule = ruleAgainstDays(from, until);
  if (rule) refuse(rule);
  await fitWords(deps, personId, [planName, aim, forWhom]);
  return { name: planName, aim, forWhom, field, from, until };
}

/** Where a project belongs: with a team that the person leads, or their station. `not_allowed`, `rule_refused` planOwner for neither or both. */
async function ownerOf(deps: Deps, person: Person, { teamId, stationId }: StartAsk): Promise<Pick<PlanDoc, 'teamId' | 'scope'>> {
  if ((teamId === null) === (stationId === null)) refuse('planOwner');
  if (teamId !== null) {
    const doc = await team(deps, teamId);
    if (!doc || !(await isLeader(deps, person.personId, teamId))) throw new DomainError('not_allowed');
    return { teamId, scope: doc.scope };
  }
  if (!stationsOf(person).includes(stationId ?? '')) throw new DomainError('not_allowed');
  const { district, street, community, station } = await levelsOf(deps, (await getUnit(deps, stationId ?? ''))?.communityId ?? '');
  return { teamId: null, scope: { district: district.id, street: street.id, community: community.id, station: station.id } };
}

/** Whoever leads a team, or works at a station, starts a project. Outcomes: the project, the same for the same key; `key_reused`, `not_allowed`, `rule_refused` planOwner, planDays, planMoney, planPersonal. */
export async function start(deps: Deps, person: Person, ask: StartAsk, key: string): Promise<PlanDoc> {
  const [id, contentHash, now] = [planIdOf(person.personId, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const same = (doc: PlanDoc): PlanDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const known = await planById(deps, id);
  if (known) return same(known);
  const owner = await ownerOf(deps, person, ask);
  const said = await fitSaid(deps, person.personId, ask);
  const base: PlanDoc = { _id: id, contentHash, state: 'running', revision: 0, ...said, ...owner, report: null, keys: [], createdAt: now, updatedAt: now, pending: [], timeline: [{ id: '0', at: now, action: 'start', part: 'manager', personId: person.personId, unitId: owner.teamId === null ? owner.scope.station : null, code: null, text: null }] };
  const doc = { ...base, ...pendingOf([eventOf(base, 'start', person.personId)], now) };
  try {
    await VolunteerProjects(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same(await loadPlan(deps, id));
  }
  deps.nudge(VolunteerProjects(deps));
  return doc;
}

/** Whoever sees to it says it anew. Outcomes as of guardedSteps; `rule_refused` planDays, planMoney, planPersonal. */
export const edit = (deps: Deps, doc: PlanDoc, actor: StepActor<PlanPart>, ask: Ask & Words): Promise<PlanDoc> => applyPlan(deps, doc, actor, 'edit', ask, async () => ({ set: await fitSaid(deps, actor.personId, ask) }));

/** It is over, and says what came of it. `rule_refused` planMoney, planPersonal. */
export const close = (deps: Deps, doc: PlanDoc, actor: StepActor<PlanPart>, ask: Ask & { readonly text: string }): Promise<PlanDoc> =>
  applyPlan(deps, doc, actor, 'close', ask, async () => {
    await fitWords(deps, actor.personId, [ask.text]);
    return { text: ask.text, set: { report: ask.text } };
  });

/** A team that is no more has nothing under way; nobody is there to report. */
export const closeWithTeam = (deps: Deps, doc: PlanDoc): Promise<PlanDoc> => applyPlan(deps, doc, { personId: null, parts: ['system'] }, 'close', { revision: doc.revision, key: `team-${doc.revision}` }, () => ({ code: 'dissolved' }));

import type { ParsedOf } from '../../../../shared/contract';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { UNIT_KINDS, type UnitKind } from '../../../../shared/domain/kernel/roles';
import { ruleAgainstLeading } from '../../../../shared/domain/volunteerTeams/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { getUnits } from '../../organisation';
import { helperOf, volunteersById } from '../../volunteers';
import type { TeamDoc } from '../document';
import { teamEventOf } from '../events';
import { VolunteerTeams } from '../model';
import { bodiesOf, isStation, type Person } from '../policy';
import { loadTeam, teamIdOf, teamsLedBy } from '../queries';
import { derive, refuse } from '../step';
import { fitWords } from '../words';

export type TeamAsk = ParsedOf<'POST /volunteer-teams'>['body'];
type Said = Pick<TeamDoc, 'name' | 'aim' | 'does' | 'fields' | 'skills' | 'unitId'>;
type Start = Pick<TeamDoc, 'state' | 'scope' | 'leader' | 'offers'>;

/** Levels and stations stand behind every team; what is named is a body of another kind. */
const NO_BODY: readonly UnitKind[] = ['district', 'street', 'community', 'station'];
export const BODY_KINDS: readonly UnitKind[] = UNIT_KINDS.filter((kind) => !NO_BODY.includes(kind));

/** The body behind a team: one for which the person acts, the one that is on record, or what the station names. `rule_refused` teamUnit. */
async function fitUnit(deps: Deps, person: Person, station: boolean, kept: string | null, unitId: string | null): Promise<string | null> {
  if (unitId === null || unitId === kept) return unitId;
  const unit = (await getUnits(deps, [unitId])).get(unitId);
  const fits = unit && unit.closedAt === null && BODY_KINDS.includes(unit.kind) && (station || bodiesOf(person).includes(unitId));
  return fits ? unitId : refuse('teamUnit');
}

/** What a team says of itself, as it is kept. `rule_refused` teamMoney, teamPersonal, teamUnit, wordsRisky. */
export async function fitSaid(deps: Deps, person: Person, ask: Omit<TeamAsk, 'station'>, { station, kept }: { readonly station: boolean; readonly kept: string | null }): Promise<Said> {
  const { teamName, aim, does, fields, skills } = ask;
  for (const words of [teamName, aim, does]) fitWords(words);
  const unitId = await fitUnit(deps, person, station, kept, ask.unitId);
  await checkWords(deps, person.personId, [teamName, aim, does]);
  return { name: teamName, aim, does, fields: [...new Set(fields)], skills: [...new Set(skills)], unitId };
}

/** Teams somebody leads or has proposed. */
export const ledCount = async (deps: Deps, personId: string): Promise<number> => (await teamsLedBy(deps, personId)).filter(({ leader }) => leader?.personId === personId).length;

/** Where a team of a volunteer begins: proposed, with its station to look at it. */
async function asVolunteer(deps: Deps, personId: string): Promise<Start> {
  const helper = await helperOf(deps, personId);
  const rule = ruleAgainstLeading(helper, await ledCount(deps, personId));
  if (rule || !helper) return refuse(rule ?? 'teamNotVolunteer');
  const scope = (await volunteersById(deps, [helper.id])).get(helper.id)?.scope ?? refuse('teamNotVolunteer');
  return { state: 'submitted', scope, leader: { volunteerId: helper.id, personId }, offers: [] };
}

/** Where a team of a station begins: in force, and its lead offered to a volunteer of its own. */
async function asStation(deps: Deps, person: Person, { id, leaderId }: NonNullable<TeamAsk['station']>): Promise<Start> {
  if (!isStation(person, id)) throw new DomainError('not_allowed');
  const doc = (await volunteersById(deps, [leaderId])).get(leaderId);
  if (!doc || doc.scope.station !== id) throw new DomainError('not_found');
  const rule = ruleAgainstLeading(await helperOf(deps, doc.personId), await ledCount(deps, doc.personId));
  if (rule) refuse(rule);
  return { state: 'active', scope: doc.scope, leader: null, offers: [{ volunteerId: leaderId, personId: doc.personId, office: 'leader', byId: person.personId, at: deps.clock.now() }] };
}

function newTeam(deps: Deps, person: Person, _id: string, contentHash: string, start: Start, said: Said): TeamDoc {
  const now = deps.clock.now();
  const station = start.leader === null;
  const base: TeamDoc = {
    _id, contentHash, revision: 0, ...start, ...said, founderId: person.personId, deputies: [], leads: [], code: null, desk: 'check', deskAt: now, keys: [], createdAt: now, updatedAt: now, pending: [],
    timeline: [{ id: '0', at: now, action: 'found', part: station ? 'station' : 'leader', personId: person.personId, unitId: station ? start.scope.station : null, code: null, text: null }],
  };
  const doc = { ...base, ...derive(base) };
  // Whom the station asks to lead hears of it as of any offer.
  return { ...doc, ...pendingOf([station ? teamEventOf(doc, 'offer', person.personId, { who: doc.offers[0]?.personId ?? null, office: 'leader' }) : teamEventOf(doc, 'found', person.personId)], now) };
}

/**
 * A volunteer proposes a team that they will lead, or a station founds one and asks a volunteer to lead it. Outcomes: the team,
 * the same for the same key; `key_reused` with other content; `not_allowed` for another station; `not_found` for a volunteer of
 * another station; `rule_refused` teamNotVolunteer, teamTermsDue, teamAdult, teamLeadsMany, teamMoney, teamPersonal, teamUnit.
 */
export async function found(deps: Deps, person: Person, ask: TeamAsk, key: string): Promise<TeamDoc> {
  const [id, contentHash] = [teamIdOf(person.personId, key), deps.cipher.fingerprint(JSON.stringify(ask))];
  const known = await VolunteerTeams(deps).findById(id, { pending: 0 }).lean<TeamDoc>();
  const same = (doc: TeamDoc): TeamDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return { ...doc, pending: [] };
  };
  if (known) return same(known);
  const start = ask.station ? await asStation(deps, person, ask.station) : await asVolunteer(deps, person.personId);
  const doc = newTeam(deps, person, id, contentHash, start, await fitSaid(deps, person, ask, { station: ask.station !== null, kept: null }));
  try {
    await VolunteerTeams(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same(await loadTeam(deps, id));
  }
  deps.nudge(VolunteerTeams(deps));
  return doc;
}

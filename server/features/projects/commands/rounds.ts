import type { ParsedOf } from '../../../../shared/contract';
import { DAY_MS, dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { COUNT_AFTER_MS, endOfDay, PROJECT_LIMITS } from '../../../../shared/domain/projects/limits';
import { ruleAgainstChoose, winnersOf } from '../../../../shared/domain/projects/rules';
import { chosenWords } from '../../../../shared/copy/projects';
import { PROJECT_TERMS } from '../../../../config/catalogue/projects';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { ProjectDoc, RoundDoc } from '../document';
import { roundEventOf, type RoundStep } from '../events';
import { Choices, Rounds } from '../model';
import { candidatesOf, choiceIdOf, forgetCounts, loadProject, loadRound, projectsById, roundIdOf, roundsOf } from '../queries';
import { forgetRound } from '../openRounds';
import { applyStep, refuse, remembered, stampOf, SYSTEM, type Change } from '../step';
import { fitWords } from '../words';
import { oneRow, type Resident } from './accept';

type Opening = ParsedOf<'POST /project-rounds'>['body'];

/** What somebody's request says about the round it would open. `rule_refused` roundFew, roundDay, notCandidate, roundRunning. */
async function fitOpening(deps: Deps, ask: Opening, projects: readonly ProjectDoc[], now: Date): Promise<RoundDoc | undefined> {
  const first = projects[0];
  if (!first || projects.length < 2 || ask.picks >= projects.length || ask.builds >= projects.length) refuse('roundFew');
  if (projects.some(({ state, scope }) => state !== 'candidate' || scope.community !== first?.scope.community)) refuse('notCandidate');
  if (ask.closesOn <= dayOf(now) || endOfDay(ask.closesOn).getTime() > now.getTime() + PROJECT_LIMITS.roundDays * DAY_MS) refuse('roundDay');
  const [latest] = await roundsOf(deps, first?.scope.community ?? '', 1);
  if (latest?.state === 'open') refuse('roundRunning');
  return latest;
}

/** The candidates that a request names. `not_found` when one is not there. */
export async function namedProjects(deps: Deps, ids: readonly string[]): Promise<ProjectDoc[]> {
  const found = await projectsById(deps, [...new Set(ids)]);
  return [...new Set(ids)].map((id) => {
    const doc = found.get(id);
    if (!doc) throw new DomainError('not_found');
    return doc;
  });
}

/**
 * Opens a round between candidates of one community; one runs at a time, because its id follows from community and number.
 * Outcomes: the round, the same for the same key; `key_reused`; `rule_refused` as of fitOpening, and of the words.
 */
export async function openRound(deps: Deps, personId: string, projects: readonly ProjectDoc[], ask: Opening, key: string): Promise<RoundDoc> {
  const [stamp, contentHash, now] = [stampOf('open', personId, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const scope = projects[0]?.scope;
  const made = await Rounds(deps).findOne({ communityId: scope?.community ?? '', openKey: stamp }, { pending: 0 }).lean<RoundDoc>();
  if (made && made.contentHash !== contentHash) throw new DomainError('key_reused');
  if (made) return made;
  const latest = await fitOpening(deps, ask, projects, now);
  if (!scope) return refuse('roundFew');
  const [seq, closesAt] = [(latest?.seq ?? 0) + 1, endOfDay(ask.closesOn)];
  const doc: RoundDoc = {
    _id: roundIdOf(scope.community, seq), seq, communityId: scope.community, station: scope.station, title: fitWords(ask.title, 'station'), projectIds: projects.map(({ _id }) => _id), state: 'open', revision: 0, openedAt: now, closesAt,
    picks: ask.picks, builds: ask.builds, quorum: PROJECT_TERMS.roundQuorum, result: null, people: null, won: [], reason: null, openKey: stamp, contentHash, keys: [], nextCheckAt: new Date(closesAt.getTime() + COUNT_AFTER_MS), updatedAt: now, pending: [],
  };
  try {
    await Rounds(deps).insertMany([{ ...doc, ...pendingOf([roundEventOf(doc, 'open', personId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const first = await loadRound(deps, doc._id);
    if (first.openKey !== stamp) refuse('roundRunning');
  }
  deps.nudge(Rounds(deps));
  forgetRound(deps, scope.community);
  await carryRound(deps, doc._id);
  return loadRound(deps, doc._id);
}

/** One step of a round as one guarded write with its event; null when somebody else was first. */
async function stepRound(deps: Deps, round: RoundDoc, step: RoundStep, actorId: string | null, stamp: string, set: Partial<RoundDoc>): Promise<RoundDoc | null> {
  const now = deps.clock.now();
  const fields = { ...set, revision: round.revision + 1, updatedAt: now };
  const update = withEvents({ $set: fields, $unset: { nextCheckAt: 1 }, $push: { keys: remembered(stamp) } }, [roundEventOf({ ...round, ...fields }, step, actorId)], now);
  const after = await Rounds(deps).findOneAndUpdate({ _id: round._id, state: 'open', revision: round.revision }, update, { returnDocument: 'after' }).lean<RoundDoc>();
  if (after) deps.nudge(Rounds(deps));
  forgetRound(deps, round.communityId);
  return after;
}

/** What a project does because of where its round stands; null where it has done so, or is none of its candidates any more. */
function moveOf(round: RoundDoc, doc: ProjectDoc): { action: 'enter' | 'choose' | 'leave'; change: Change } | null {
  if (round.state === 'open') return doc.state === 'candidate' ? { action: 'enter', change: { set: { roundId: round._id }, tell: { round: round._id } } } : null;
  if (doc.state !== 'choosing' || doc.roundId !== round._id) return null;
  const count = round.result?.find(({ projectId }) => projectId === doc._id)?.count ?? 0;
  const tell = { round: round._id };
  if (!round.won.includes(doc._id)) return { action: 'leave', change: { code: round.state, tell, set: { roundId: null } } };
  return { action: 'choose', change: { code: chosenWords(count, round.people ?? 0), tell, set: { roundId: null, chosen: { by: 'round', at: round.updatedAt, roundId: round._id, count, people: round.people } } } };
}

/** Brings one candidate to where its round stands; whoever acted in between was first, and it is tried again. */
async function carryInto(deps: Deps, round: RoundDoc, projectId: string): Promise<void> {
  for (let tries = 5; tries > 0; tries -= 1) {
    const doc = await loadProject(deps, projectId);
    const move = moveOf(round, doc);
    if (!move) return;
    try {
      await applyStep(deps, doc, SYSTEM, move.action, { revision: doc.revision, key: `${move.action}-${round._id}` }, () => move.change);
      return forgetCounts(deps, doc.scope.community);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict') throw error;
    }
  }
  throw new DomainError('unavailable');
}

/** Brings the candidates of a round to where it stands. Cut off anywhere, doing it again completes it. */
export async function carryRound(deps: Deps, id: string): Promise<void> {
  for (;;) {
    const round = await loadRound(deps, id);
    for (const projectId of round.projectIds) await carryInto(deps, round, projectId);
    if ((await loadRound(deps, id)).state === round.state) return;
  }
}

/** Calls a round off, with the reason; its candidates wait for another. `conflict`, `wrong_state`, and of the words. */
export async function cancelRound(deps: Deps, round: RoundDoc, personId: string, ask: { readonly revision: number; readonly reason: string; readonly key: string }): Promise<RoundDoc> {
  const stamp = stampOf('cancel', personId, ask.key);
  if (round.keys.includes(stamp)) return round;
  const place = { state: round.state, revision: round.revision };
  if (ask.revision !== round.revision) throw new DomainError('conflict', place);
  if (round.state !== 'open') throw new DomainError('wrong_state', place);
  const after = await stepRound(deps, round, 'cancel', personId, stamp, { state: 'cancelled', reason: fitWords(ask.reason, 'station') });
  if (!after) throw new DomainError('conflict', place);
  await carryRound(deps, round._id);
  return after;
}

/**
 * Somebody chooses in a round, or chooses anew. One row for each person over the whole, written as a whole; nobody else is
 * shown it. Outcomes: kept; `rule_refused` roundOver, chooseLevel, chooseHome, notInRound, chooseMore.
 */
export async function choose(deps: Deps, round: RoundDoc, who: Resident, projectIds: readonly string[]): Promise<void> {
  const at = deps.clock.now();
  const candidates = (await candidatesOf(deps, round)).map(({ _id }) => _id);
  const rule = ruleAgainstChoose({ level: who.level, neighbour: who.neighbourOf.includes(round.communityId) }, { over: round.state !== 'open' || round.closesAt <= at, candidates, picks: round.picks }, projectIds);
  if (rule) refuse(rule);
  const _id = choiceIdOf(round._id, who.personId);
  await oneRow(() => Choices(deps).updateOne({ _id }, { $set: { projectIds: [...new Set(projectIds)].sort(), at }, $setOnInsert: { roundId: round._id, personId: who.personId } }, { upsert: true }));
}

/** Counts a round whose time is over, and carries out what residents chose. Run twice, it counts once. */
export async function countRound(deps: Deps, round: RoundDoc): Promise<void> {
  const now = deps.clock.now();
  if (round.state !== 'open' || round.closesAt.getTime() + COUNT_AFTER_MS > now.getTime()) return;
  const candidates = await candidatesOf(deps, round);
  const tallies = await Promise.all(candidates.map(async ({ _id, createdAt }) => ({ projectId: _id, count: await Choices(deps).countDocuments({ roundId: round._id, projectIds: _id }), proposedAt: createdAt })));
  const people = await Choices(deps).countDocuments({ roundId: round._id });
  const won = winnersOf(tallies, people, { builds: round.builds, quorum: round.quorum });
  await stepRound(deps, round, 'count', null, `count:${round.revision}`, { state: 'counted', result: tallies.map(({ projectId, count }) => ({ projectId, count })), people, won });
  await carryRound(deps, round._id);
}

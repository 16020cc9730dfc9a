import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ROLL_WORKED, type ObjectionKind } from '../../../../shared/domain/rolls/kinds';
import { OBJECTION_DAYS } from '../../../../shared/domain/rolls/limits';
import { addWorkingDays } from '../../../../shared/domain/kernel/workingTime';
import { pendingOf, withEvents } from '../../../jobs/events';
import { remembered, stampOf } from '../../../jobs/guardedStep';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { settingsOf } from '../../settings';
import type { ObjectionDoc, RollDoc } from '../document';
import { ofObjection } from '../events';
import { RollObjections } from '../model';
import type { Keeper } from '../policy';
import { linesOfPerson, loadLine, loadObjection, objectionsOfPerson } from '../queries';
import { sealWords } from '../seal';
import { refuse, type Ask } from '../step';
import { unmatchHolder } from './match';
import { placeOf } from './speak';

interface Objecting {
  readonly ref: string | null;
  readonly kind: ObjectionKind;
  readonly text: string;
}
/** About one's own line, or about standing nowhere. `not_found` for the lines of others; `rule_refused` rollObjectionLine, rollStands. */
async function assertTheirs(deps: Deps, roll: RollDoc, personId: string, { ref, kind }: Objecting): Promise<void> {
  if (kind === 'missing') {
    if (ref !== null) refuse('rollObjectionLine');
    if ((await linesOfPerson(deps, personId, roll._id)).length > 0) refuse('rollStands');
  } else placeOf(await loadLine(deps, roll._id, ref ?? refuse('rollObjectionLine')), personId);
}

/**
 * Somebody says what is wrong with a roll that is open or settled. Outcomes: waiting for the station's answer until a day; the same for the
 * same key; `key_reused`; `not_found`; `rule_refused` rollObjected where one waits already, rollObjectionLine, rollStands; `wrong_state`.
 */
export async function raiseObjection(deps: Deps, roll: RollDoc, personId: string, ask: Objecting, key: string): Promise<ObjectionDoc> {
  const contentHash = deps.cipher.fingerprint(JSON.stringify(ask));
  const before = await objectionsOfPerson(deps, personId, roll._id);
  const mine = before.find(({ keys }) => keys.includes(stampOf('raise', personId, key)));
  if (mine && mine.contentHash !== contentHash) throw new DomainError('key_reused');
  if (mine) return mine;
  if (roll.state !== 'open' && roll.state !== 'settled') throw new DomainError('wrong_state', { state: roll.state, revision: roll.revision });
  await assertTheirs(deps, roll, personId, ask);
  const about = before.filter(({ ref }) => ref === ask.ref);
  if (about.some(({ state }) => state === 'open')) refuse('rollObjected');
  const [now, { calendar }] = [deps.clock.now(), await settingsOf(deps)];
  // The how-many-th about this: two taps at once come to the same id.
  const _id = idFrom('rollObjection', roll._id, ask.ref ?? '', personId, String(about.length));
  const answerBy = addWorkingDays(now, OBJECTION_DAYS, calendar);
  const doc: ObjectionDoc = {
    _id, contentHash, rollId: roll._id, ref: ask.ref, personId, station: roll.scope.station, kind: ask.kind, state: 'open', text: sealWords(deps, _id, 'text', ask.text), answer: null, answeredBy: null, answerBy, toldLate: false, nextCheckAt: answerBy, revision: 0,
    keys: [stampOf('raise', personId, key)], createdAt: now, updatedAt: now, pending: [],
  };
  try {
    await RollObjections(deps).insertMany([{ ...doc, ...pendingOf([ofObjection(doc, 'raise', personId)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const there = await loadObjection(deps, roll._id, _id);
    if (!there.keys.includes(stampOf('raise', personId, key))) refuse('rollObjected');
    return there;
  }
  deps.nudge(RollObjections(deps));
  return doc;
}

/** 「这不是我」 that is accepted takes the person off the line; gone already it is left so. */
async function takeOff(deps: Deps, roll: RollDoc, doc: ObjectionDoc, keeper: Keeper, key: string): Promise<void> {
  if (doc.kind !== 'notMe' || doc.ref === null || !ROLL_WORKED.includes(roll.state)) return;
  const line = await loadLine(deps, roll._id, doc.ref);
  const at = line.holders.findIndex(({ personId }) => personId === doc.personId);
  if (at >= 0) await unmatchHolder(deps, roll, line, keeper, { at, revision: line.revision, key: `notme-${key}` });
}

/** The station answers. What is accepted is put right on the line first. Outcomes: answered, or already by the same request; `conflict`, `wrong_state`. */
export async function answerObjection(deps: Deps, roll: RollDoc, doc: ObjectionDoc, keeper: Keeper, ask: Ask & { readonly accept: boolean; readonly text: string }): Promise<ObjectionDoc> {
  const stamp = stampOf('answer', keeper.personId, ask.key);
  if (doc.keys.includes(stamp)) return doc;
  if (doc.state !== 'open') throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
  if (doc.revision !== ask.revision) throw new DomainError('conflict', { revision: doc.revision });
  if (ask.accept) await takeOff(deps, roll, doc, keeper, ask.key);
  const now = deps.clock.now();
  const fields = { state: ask.accept ? ('accepted' as const) : ('declined' as const), answer: sealWords(deps, doc._id, 'answer', ask.text), answeredBy: keeper.personId, revision: doc.revision + 1, updatedAt: now };
  const update = withEvents({ $set: fields, $unset: { nextCheckAt: 1 }, $push: { keys: remembered(stamp) } }, [ofObjection({ ...doc, ...fields }, 'answer', keeper.personId)], now);
  const { matchedCount } = await RollObjections(deps).updateOne({ _id: doc._id, state: 'open', revision: doc.revision }, update);
  const after = await loadObjection(deps, roll._id, doc._id);
  if (matchedCount === 0 && !after.keys.includes(stamp)) throw new DomainError('conflict', { revision: after.revision });
  deps.nudge(RollObjections(deps));
  return after;
}

/** Tells once that an answer is late. */
export async function watchObjection(deps: Deps, doc: ObjectionDoc): Promise<void> {
  if (doc.state !== 'open' || doc.toldLate) return;
  const [now, fields] = [deps.clock.now(), { toldLate: true, revision: doc.revision + 1 }];
  await RollObjections(deps).updateOne({ _id: doc._id, state: 'open', revision: doc.revision }, withEvents({ $set: { ...fields, updatedAt: now }, $unset: { nextCheckAt: 1 } }, [ofObjection({ ...doc, ...fields, updatedAt: now }, 'late', null)], now));
  deps.nudge(RollObjections(deps));
}

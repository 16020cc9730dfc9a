import type { ParsedOf } from '../../../shared/contract';
import { mayBeAsked } from '../../../shared/domain/emergencies/states';
import { EMERGENCY_LIMITS, nextMorning } from '../../../shared/domain/emergencies/summary';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import { pendingOf } from '../../jobs/events';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { nightIn } from '../cases';
import { covers, landOf, type Office } from '../notices';
import { helperOf } from '../volunteers';
import type { EmergencyDoc } from './document';
import { Emergencies, Helpers } from './model';
import { holds } from './policy';
import { countAnswers, emergencyIdOf, forgetHolding, helperIdOf } from './queries';
import { applyStep, eventOf, refuse, SYSTEM, type Actor, type Ask } from './step';

type Asking = ParsedOf<'POST /emergencies'>['body'];
async function changed(deps: Deps, step: Promise<EmergencyDoc>): Promise<EmergencyDoc> {
  const doc = await step;
  forgetHolding(deps);
  return doc;
}

/** Somebody of an office asks for the emergency mode of land that it looks after. Outcomes: asked, the same for the same key; `key_reused`; `rule_refused` emergencyArea, noticeArea. */
export async function ask(deps: Deps, personId: string, office: Office, asking: Asking, key: string): Promise<EmergencyDoc> {
  const [_id, contentHash, now] = [emergencyIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(asking)), deps.clock.now()];
  const lands = await Promise.all(asking.areas.map((area) => landOf(deps, area)));
  if (!covers(office, lands)) refuse('emergencyArea');
  const { unitId, kind, title, advice } = asking;
  const doc: EmergencyDoc = {
    _id, contentHash, state: 'asked', revision: 0, kind, title, advice, unitId, scope: { station: unitId }, areas: lands.map(({ row }) => row), areaKeys: [...new Set(lands.flatMap(({ keys }) => keys))], communities: [...new Set(lands.flatMap(({ communities }) => communities))],
    askedBy: personId, endAskedBy: null, startedAt: null, endedAt: null, question: null, summaries: [], timeline: [{ id: '0', at: now, action: 'ask', part: 'writer', personId, unitId, code: null, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  try {
    await Emergencies(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, 'ask', personId)], now) }]);
  } catch (error) {
    const before = isDuplicateKey(error) ? await Emergencies(deps).findById(_id, { pending: 0 }).lean<EmergencyDoc>() : null;
    if (!before) throw error;
    if (before.contentHash !== contentHash) throw new DomainError('key_reused');
    return before;
  }
  deps.nudge(Emergencies(deps));
  return doc;
}

/** A second person starts it: from now on it stands on home, and matters of the area stand first. */
export const start = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask): Promise<EmergencyDoc> => changed(deps, applyStep(deps, doc, actor, 'start', tap, ({ now }) => ({ set: { startedAt: now, nextCheckAt: nextMorning(now) } })));
export const drop = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask): Promise<EmergencyDoc> => applyStep(deps, doc, actor, 'drop', tap, () => ({}));
export const advise = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask & { readonly advice: string }): Promise<EmergencyDoc> => changed(deps, applyStep(deps, doc, actor, 'advise', tap, () => ({ text: tap.advice, set: { advice: tap.advice } })));
/** One question to volunteers who fit. `rule_refused` emergencyAskedOnce. */
export const question = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask & { readonly text: string }): Promise<EmergencyDoc> => applyStep(deps, doc, actor, 'question', tap, () => ({ text: tap.text, set: { question: tap.text } }));
export const askEnd = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask): Promise<EmergencyDoc> => changed(deps, applyStep(deps, doc, actor, 'askEnd', tap, () => ({ set: { endAskedBy: actor.personId } })));
export const keep = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask): Promise<EmergencyDoc> => changed(deps, applyStep(deps, doc, actor, 'keep', tap, () => ({ set: { endAskedBy: null } })));
/** A second person ends it. The morning after still has its summary. */
export const end = (deps: Deps, doc: EmergencyDoc, actor: Actor, tap: Ask): Promise<EmergencyDoc> => changed(deps, applyStep(deps, doc, actor, 'end', tap, ({ now }) => ({ set: { endedAt: now } })));

/** A volunteer says whether they can come; one row each, the last word counts. `rule_refused` emergencyOver, emergencyNothingAsked, emergencyNotFit. */
export async function answer(deps: Deps, doc: EmergencyDoc, personId: string, yes: boolean): Promise<void> {
  if (!holds(doc)) refuse('emergencyOver');
  if (doc.question === null) refuse('emergencyNothingAsked');
  const helper = await helperOf(deps, personId);
  if (!helper || !mayBeAsked(helper, doc.communities)) return refuse('emergencyNotFit');
  const said = { emergencyId: doc._id, personId, volunteerId: helper.id, name: helper.name, community: helper.community, yes, at: deps.clock.now() };
  await Helpers(deps).updateOne({ _id: helperIdOf(doc._id, personId) }, { $set: said }, { upsert: true });
}

/** The summary of a morning, made once; while it holds the next one is due the morning after. */
export async function summarise(deps: Deps, doc: EmergencyDoc): Promise<void> {
  const [now, last] = [deps.clock.now(), doc.summaries[doc.summaries.length - 1]];
  const [night, yes] = await Promise.all([nightIn(deps, doc.communities, last?.at ?? doc.startedAt ?? doc.createdAt, EMERGENCY_LIMITS.open), countAnswers(deps, doc._id, true)]);
  const summaries = [...doc.summaries, { day: dayOf(now), at: now, yes, ...night }].slice(-EMERGENCY_LIMITS.summaries);
  try {
    await applyStep(deps, doc, SYSTEM, 'summarise', { revision: doc.revision, key: `summary-${dayOf(now)}` }, () => ({ quiet: true, set: { summaries, nextCheckAt: (holds(doc) ? nextMorning(now) : undefined) as Date } }));
  } catch (error) {
    // Somebody changed it meanwhile: it comes up again.
    if (!(error instanceof DomainError)) throw error;
  }
}

import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { distanceMetres } from '../../../../shared/domain/organisation/geo';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ranOut, ruleAgainstArrival, ruleAgainstCall } from '../../../../shared/domain/whistles/whistles';
import type { Deps } from '../../../platform/deps';
import { casesById } from '../../cases';
import { ownFiles } from '../../files';
import type { WhistleCall, WhistleDoc } from '../model';
import { applyStep, write, type Actor, type Ask } from '../step';

type CallAsk = Ask & { readonly unitId: string };
type Point = { readonly lng: number; readonly lat: number; readonly system: 'gcj02' | 'wgs84' };

const refuse = (rule: string | null): void => {
  if (rule) throw new DomainError('rule_refused', { rule });
};

function callFor(doc: WhistleDoc, actor: Actor, action: 'acknowledge' | 'contact' | 'arrive', unitId: string): WhistleCall {
  const call = doc.calls.find((one) => one.unitId === unitId);
  refuse(ruleAgainstCall(action, call));
  if (!call) throw new DomainError('rule_refused', { rule: 'notCalled' });
  if (action !== 'arrive' && !actor.units.includes(unitId)) refuse('whistleNotYours');
  return call;
}

const changed = (doc: WhistleDoc, call: WhistleCall, change: Partial<WhistleCall>): WhistleCall[] => doc.calls.map((one) => (one === call ? { ...one, ...change } : one));

/** A called unit confirms that it heard. Outcomes: acknowledged; `rule_refused` notCalled, callOver, whistleNotYours; see applyStep. */
export function acknowledgeCall(deps: Deps, doc: WhistleDoc, actor: Actor, ask: CallAsk): Promise<WhistleDoc> {
  return applyStep(deps, doc, actor, 'acknowledge', ask, (now) => {
    const call = callFor(doc, actor, 'acknowledge', ask.unitId);
    return { calls: changed(doc, call, { state: 'acknowledged', acknowledgedAt: now }), about: [{ unit: ask.unitId }] };
  });
}

/** A called unit has made contact: who comes, and when. It is a confirmation too. Outcomes as of acknowledgeCall. */
export function contact(deps: Deps, doc: WhistleDoc, actor: Actor, ask: CallAsk & { readonly text: string }): Promise<WhistleDoc> {
  return applyStep(deps, doc, actor, 'contact', ask, (now) => {
    const call = callFor(doc, actor, 'contact', ask.unitId);
    const done = { state: 'contacted' as const, acknowledgedAt: call.acknowledgedAt ?? now, contactedAt: now, contact: ask.text };
    return { calls: changed(doc, call, done), about: [{ unit: ask.unitId }] };
  });
}

/** How far from the place of the case somebody stands who confirms it; only the distance is kept, never the point. */
async function metresFrom(deps: Deps, doc: WhistleDoc, point: Point | undefined): Promise<number | null> {
  const place = (await casesById(deps, [doc.caseId])).get(doc.caseId)?.place;
  return point && place ? Math.round(distanceMetres(toSystem(point, 'wgs84'), place.wgs84)) : null;
}

async function ownPhotos(deps: Deps, actor: Actor, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const own = wanted.length > 0 ? await ownFiles(deps, actor.personId, wanted) : new Set();
  if (wanted.some((id) => !own.has(id))) refuse('photoNotYours');
  return wanted;
}

/**
 * Station, street or grid worker sees a called unit on the spot (报到), by a photo or by standing within the configured
 * metres of the place: never the called unit itself. Outcomes: arrived; `rule_refused` notCalled, callOver, proofNeeded,
 * photoNotYours; see applyStep.
 */
export function arrive(deps: Deps, doc: WhistleDoc, actor: Actor, ask: CallAsk & { readonly photoIds: readonly string[]; readonly point?: Point | undefined }): Promise<WhistleDoc> {
  return applyStep(deps, doc, actor, 'arrive', ask, async (now) => {
    const call = callFor(doc, actor, 'arrive', ask.unitId);
    const photoIds = await ownPhotos(deps, actor, ask.photoIds);
    const metres = await metresFrom(deps, doc, ask.point);
    refuse(ruleAgainstArrival({ photos: photoIds.length, metres }));
    const proof = { photoIds, metres, personId: actor.personId };
    return { calls: changed(doc, call, { state: 'arrived', arrivedAt: now, proof }), about: [{ unit: ask.unitId }] };
  });
}

/**
 * Whoever blew says what was agreed on the spot; the units' tasks become joint tasks of the case. Outcomes: ended;
 * `rule_refused` notCalled for the task of a unit that was not called; see applyStep.
 */
export function end(deps: Deps, doc: WhistleDoc, actor: Actor, ask: Ask & { readonly text: string; readonly tasks: readonly { readonly unitId: string; readonly text: string }[] }): Promise<WhistleDoc> {
  return applyStep(deps, doc, actor, 'end', ask, (now) => {
    if (ask.tasks.some(({ unitId }) => !doc.unitIds.includes(unitId))) refuse('notCalled');
    return { set: { state: 'ended', endedAt: now, outcome: ask.text, tasks: ask.tasks.map(({ unitId, text }) => ({ unitId, text })) } };
  });
}

/**
 * After the end each side rates the other, once: whoever blew a called unit, a called unit whoever blew. Units, never
 * people. Outcomes: rated; `rule_refused` notCalled, ratedAlready; see applyStep.
 */
export function rate(deps: Deps, doc: WhistleDoc, actor: Actor, ask: CallAsk & { readonly score: number }): Promise<WhistleDoc> {
  return applyStep(deps, doc, actor, 'rate', ask, () => {
    const ofBlower = ask.unitId === doc.by.unitId && actor.units.length > 0;
    const call = doc.calls.find(({ unitId }) => (ofBlower ? actor.units.includes(unitId) : unitId === ask.unitId));
    if (!call || (!ofBlower && !actor.parts.includes(doc.by.blower))) throw new DomainError('rule_refused', { rule: 'notCalled' });
    if ((ofBlower ? call.scoreOfBlower : call.score) !== null) refuse('ratedAlready');
    return { calls: changed(doc, call, ofBlower ? { scoreOfBlower: ask.score } : { score: ask.score }), about: [{ unit: call.unitId }] };
  });
}

/** Timers that ran out: each told once, to the unit, to whoever blew and one level up (P27). A whistle that changed meanwhile comes up again. */
export async function tellLate(deps: Deps, doc: WhistleDoc): Promise<void> {
  const now = deps.clock.now();
  const late = doc.calls.map((call) => ({ call, timers: ranOut(call, now) }));
  const calls = late.map(({ call, timers }) => ({ ...call, late: [...call.late, ...timers] }));
  const about = late.flatMap(({ call, timers }) => timers.slice(-1).map((timer) => ({ unit: call.unitId, timer })));
  if (about.length > 0) await write(deps, doc, 'late', null, null, { calls, about });
}

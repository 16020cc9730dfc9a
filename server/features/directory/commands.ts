import type { Model } from 'mongoose';
import type { ParsedOf } from '../../../shared/contract';
import { SERVICE_LIMITS, type ReportKind, type ReportOutcome, type ServiceContent, type ServiceLevel } from '../../../shared/domain/directory/kinds';
import { changedFields, ruleAgainstAnswer, ruleAgainstChange, ruleAgainstReport, ruleAgainstService, SERVICE_FIELDS } from '../../../shared/domain/directory/rules';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { pendingOf } from '../../jobs/events';
import type { DomainEvent } from '../../jobs/types';
import { isDuplicateKey } from '../../platform/database/errors';
import { idFrom } from '../../platform/database/ids';
import type { Deps } from '../../platform/deps';
import { initialsOf } from '../../platform/pinyin';
import type { Office } from '../notices';
import { getUnit } from '../organisation';
import type { ReportDoc, ServiceDoc } from './document';
import { ServiceReports, Services } from './model';
import { countOf, forgetLevel, waitingOf } from './queries';
import { ofReport, ofService, refuse, reportStep, serviceStep, type Actor, type Ask } from './step';

export type Writing = ParsedOf<'POST /services'>['body'];
/** What stands in an entry, and nothing else of what carries it. */
export const contentOf = (from: ServiceContent): ServiceContent => Object.fromEntries(SERVICE_FIELDS.map((field) => [field, from[field]])) as unknown as ServiceContent;
const lettersOf = ({ title, words }: Pick<ServiceContent, 'title' | 'words'>): string[] => [...new Set([title, ...words].flatMap(initialsOf))];

/** What is there for the same request; null where nothing is yet. `key_reused` with other content. */
async function known<D extends { contentHash: string }>(find: () => Promise<D | null>, contentHash: string): Promise<D | null> {
  const there = await find();
  if (there && there.contentHash !== contentHash) throw new DomainError('key_reused');
  return there;
}
/** Puts a document in; what is there already for the same request. */
async function putIn<D extends { contentHash: string }>(deps: Deps, model: Model<D>, doc: D, event: DomainEvent, find: () => Promise<D | null>): Promise<D> {
  try {
    await model.insertMany([{ ...doc, ...pendingOf([event], event.at) }]);
  } catch (error) {
    const there = isDuplicateKey(error) ? await known(find, doc.contentHash) : null;
    if (there) return there;
    throw error;
  }
  deps.nudge(model);
  return doc;
}

/**
 * Writes an entry for the level that an office looks after; it stands there at once. Outcomes: the entry, the same for the same
 * key; `key_reused`; `rule_refused` directoryFull where the level has as many as it may, and what `ruleAgainstService` says.
 */
export async function write(deps: Deps, personId: string, office: Office, { unitId: _unit, ...content }: Writing, key: string): Promise<ServiceDoc> {
  const [now, _id, contentHash] = [deps.clock.now(), idFrom('service', personId, key), deps.cipher.fingerprint(JSON.stringify([office.levelId, content]))];
  const find = () => Services(deps).findById(_id, { pending: 0 }).lean<ServiceDoc>();
  const before = await known(find, contentHash);
  if (before) return before;
  const rule = ruleAgainstService(content);
  if (rule) refuse(rule);
  const [level, there] = [await getUnit(deps, office.levelId), await countOf(deps, office.levelId)];
  if (!level) throw new DomainError('not_found');
  if (there >= SERVICE_LIMITS.entries) refuse('directoryFull');
  const doc: ServiceDoc = {
    _id, contentHash, state: 'out', revision: 0, unitId: office.unitId, levelId: level.id, levelKind: level.kind as ServiceLevel, scope: { station: office.unitId }, ...contentOf(content), initials: lettersOf(content), confirmedAt: now, changedAt: null, reason: null, before: [],
    timeline: [], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  const written = await putIn(deps, Services(deps), doc, ofService(doc, 'write', personId), find);
  forgetLevel(deps, level.id);
  return written;
}

async function told(deps: Deps, step: Promise<ServiceDoc>): Promise<ServiceDoc> {
  const doc = await step;
  forgetLevel(deps, doc.levelId);
  return doc;
}
/** What is to stand there from now on; what stood before is kept with the reason, the last twenty times. `rule_refused` directorySame, and as for writing. */
export const correct = (deps: Deps, doc: ServiceDoc, actor: Actor, { why, ...ask }: Ask & ServiceContent & { readonly why: string }): Promise<ServiceDoc> =>
  told(deps, serviceStep(deps, doc, actor, 'correct', ask, ({ now }) => {
    const next = contentOf(ask);
    const rule = ruleAgainstChange(doc, next);
    if (rule) refuse(rule);
    const was = Object.fromEntries(changedFields(doc, next).map((field) => [field, doc[field]])) as Partial<ServiceContent>;
    return { quiet: true, set: { ...next, initials: lettersOf(next), confirmedAt: now, changedAt: now, before: [...doc.before, { until: now, why, was }].slice(-SERVICE_LIMITS.corrections) } };
  }));
/** It was looked at and is still right. */
export const confirm = (deps: Deps, doc: ServiceDoc, actor: Actor, ask: Ask): Promise<ServiceDoc> => told(deps, serviceStep(deps, doc, actor, 'confirm', ask, ({ now }) => ({ quiet: true, set: { confirmedAt: now } })));
/** It is not done there any more. */
export const withdraw = (deps: Deps, doc: ServiceDoc, actor: Actor, ask: Ask & { readonly reason: string }): Promise<ServiceDoc> => told(deps, serviceStep(deps, doc, actor, 'withdraw', ask, ({ now }) => ({ text: ask.reason, set: { reason: ask.reason, changedAt: now } })));
/** It is done there again, which counts as looked at. `rule_refused` directoryFull. */
export const restore = (deps: Deps, doc: ServiceDoc, actor: Actor, ask: Ask): Promise<ServiceDoc> =>
  told(deps, serviceStep(deps, doc, actor, 'restore', ask, async ({ now }) => ((await countOf(deps, doc.levelId)) >= SERVICE_LIMITS.entries ? refuse('directoryFull') : { set: { reason: null, confirmedAt: now, changedAt: now } })));

/** Somebody reports what is out of date. Outcomes: the report, the same for the same key; `key_reused`; `wrong_state` of what was withdrawn; `rule_refused` directoryReportWords, directoryReports. */
export async function report(deps: Deps, service: ServiceDoc, personId: string, { kind, text }: { readonly kind: ReportKind; readonly text: string }, key: string): Promise<ReportDoc> {
  const [now, _id, contentHash] = [deps.clock.now(), idFrom('serviceReport', service._id, personId, key), deps.cipher.fingerprint(JSON.stringify([kind, text]))];
  const find = () => ServiceReports(deps).findById(_id, { pending: 0 }).lean<ReportDoc>();
  const before = await known(find, contentHash);
  if (before) return before;
  if (service.state !== 'out') throw new DomainError('wrong_state', { state: service.state, revision: service.revision });
  const rule = ruleAgainstReport(kind, text, await waitingOf(deps, personId));
  if (rule) refuse(rule);
  const doc: ReportDoc = {
    _id, contentHash, serviceId: service._id, levelId: service.levelId, scope: { station: service.unitId }, personId, kind, text, state: 'open', revision: 0, outcome: null, answer: null, answeredAt: null, timeline: [], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  return putIn(deps, ServiceReports(deps), doc, ofReport(doc, 'report', personId), find);
}
/** Answers a report. Outcomes: answered; `conflict`, `wrong_state` where it was answered already; `rule_refused` directoryNotMended while nothing was changed since. */
export const answer = (deps: Deps, service: ServiceDoc, doc: ReportDoc, actor: Actor, { outcome, text, ...ask }: Ask & { readonly outcome: ReportOutcome; readonly text: string }): Promise<ReportDoc> =>
  reportStep(deps, doc, actor, 'answer', ask, ({ now }) => {
    const rule = ruleAgainstAnswer(outcome, doc.createdAt, service.changedAt);
    if (rule) refuse(rule);
    return { set: { outcome, answer: text, answeredAt: now } };
  });

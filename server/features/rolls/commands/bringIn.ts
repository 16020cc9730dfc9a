import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { RollKind } from '../../../../shared/domain/rolls/kinds';
import { ruleAgainstKind } from '../../../../shared/domain/rolls/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { audited } from '../../audit';
import { loadBody, type BodyDoc } from '../../bodies';
import type { RollDoc, RollImportDoc } from '../document';
import { ofImport, ofRoll } from '../events';
import { RollImports, Rolls } from '../model';
import type { Keeper } from '../policy';
import { loadImport, rollIdOf, standOf } from '../queries';
import { dropKept, keepFile } from '../reading/kept';
import { refuse } from '../step';

function fitBody(deps: Deps, body: BodyDoc, kind: RollKind): void {
  if (body.state === 'ended' || (body.until !== null && body.until < dayOf(deps.clock.now()))) refuse('rollBodyOver');
  const rule = ruleAgainstKind(body.kind, kind);
  if (rule) refuse(rule);
}
function same(known: RollImportDoc, digest: string): RollImportDoc {
  if (known.digest !== digest) throw new DomainError('key_reused');
  return known;
}

/**
 * Takes a table in to be read in the background. Outcomes: reading; the same again for the same key and file; `key_reused`;
 * `rule_refused` rollBodyOver, rollKind.
 */
export async function handIn(deps: Deps, keeper: Keeper, body: BodyDoc, ask: { readonly kind: RollKind; readonly file: string; readonly path: string; readonly key: string }): Promise<RollImportDoc> {
  fitBody(deps, body, ask.kind);
  const content = await readFile(ask.path);
  const [_id, now] = [idFrom('rollImport', keeper.personId, ask.key), deps.clock.now()];
  const digest = createHash('sha256').update(`${body._id}\n${ask.kind}\n`).update(content).digest('base64url');
  const known = await RollImports(deps).findById(_id).lean<RollImportDoc>();
  if (known) return same(known, digest);
  await keepFile(deps, _id, content);
  const doc: RollImportDoc = {
    _id, digest, bodyId: body._id, station: body.scope.station, kind: ask.kind, file: ask.file, personId: keeper.personId, state: 'reading', rows: 0, problems: [], problemCount: 0, notes: [], noteCount: 0, sums: null, base: { version: 0, compared: null }, changes: null,
    rollId: null, kept: true, since: now, createdAt: now, pending: [],
  };
  try {
    await RollImports(deps).insertMany([{ ...doc, ...pendingOf([ofImport(doc)], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same(await loadImport(deps, _id), digest);
  }
  deps.nudge(RollImports(deps));
  return doc;
}

const NOTHING = { lines: 0, area: 0, persons: 0, reachable: 0, buildings: [] } as const;
/** The next version as it begins: nothing of it is seen before all is written. */
function begun(doc: RollImportDoc, body: BodyDoc, now: Date): RollDoc {
  const version = doc.base.version + 1;
  return {
    _id: rollIdOf(body._id, version), bodyId: body._id, kind: doc.kind, version, importId: doc._id, scope: body.scope, estate: body.estate, state: 'writing', revision: 0, until: null, sums: doc.sums ?? { ...NOTHING, buildings: [] }, corrections: [], withdrawnWhy: null, settledAt: null,
    replacedBy: null, matching: null, toldOver: false, timeline: [], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
}

/**
 * Takes a table in as the next version of its roll; it is written in the background. Outcomes: done, or already; `rule_refused`
 * rollFaults, rollUnderWay, rollNewer (another was taken in since it was looked through), rollBodyOver; `wrong_state`.
 */
export async function acceptImport(deps: Deps, keeper: Keeper, doc: RollImportDoc): Promise<RollImportDoc> {
  if (doc.state === 'done') return doc;
  if (doc.state !== 'checked') throw new DomainError('wrong_state', { state: doc.state });
  if (doc.problemCount > 0) refuse('rollFaults');
  const [body, { latest, underWay }] = [await loadBody(deps, doc.bodyId), await standOf(deps, doc.bodyId)];
  fitBody(deps, body, doc.kind);
  // Cut off after the version was put in, the same request goes on.
  if (latest?.importId !== doc._id) {
    if (underWay) refuse('rollUnderWay');
    if ((latest?.version ?? 0) !== doc.base.version) refuse('rollNewer');
    await audited(deps, { actor: keeper.actor, action: 'importAccepted', object: { kind: 'roll', id: rollIdOf(body._id, doc.base.version + 1), label: body.name }, levels: Object.values(body.scope), once: { key: doc._id } });
    await putIn(deps, begun(doc, body, deps.clock.now()), keeper.personId);
  }
  await RollImports(deps).updateOne({ _id: doc._id, state: 'checked' }, { $set: { state: 'done', rollId: rollIdOf(body._id, doc.base.version + 1) } });
  deps.nudge(Rolls(deps));
  return loadImport(deps, doc._id);
}
async function putIn(deps: Deps, roll: RollDoc, personId: string): Promise<void> {
  try {
    await Rolls(deps).insertMany([{ ...roll, ...pendingOf([ofRoll(roll, 'write', personId)], roll.createdAt) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const there = await Rolls(deps).findById(roll._id, { importId: 1 }).lean<Pick<RollDoc, 'importId'>>();
    if (there?.importId !== roll.importId) refuse('rollNewer');
  }
}

/** Puts a table away with all that was kept of it. Outcomes: refused, or already; `wrong_state`. */
export async function refuseImport(deps: Deps, doc: RollImportDoc): Promise<RollImportDoc> {
  const { matchedCount } = await RollImports(deps).updateOne({ _id: doc._id, state: { $in: ['checked', 'unreadable'] } }, { $set: { state: 'refused', problems: [], notes: [], changes: null, kept: false } });
  const after = await loadImport(deps, doc._id);
  if (matchedCount === 0 && after.state !== 'refused') throw new DomainError('wrong_state', { state: after.state });
  await dropKept(deps, doc._id);
  return after;
}

import { Schema, type Model } from 'mongoose';
import { pendingFields } from '../../../server/jobs/events';
import { guardedSteps, stampOf, type MomentRow, type StepActor, type Stepped } from '../../../server/jobs/guardedStep';
import { modelOf, SCHEMA_OPTIONS } from '../../../server/platform/database/model';
import type { Deps } from '../../../server/platform/deps';
import type { Transition } from '../../../shared/domain/kernel/stateMachine';
import { testDeps, TEST_NOW } from '../../support/server';

type Action = 'fill' | 'note' | 'empty';
type Part = 'owner' | 'guest';
interface Jar extends Stepped {
  state: 'empty' | 'full';
  timeline: MomentRow<Action, Part>[];
  sweets: number;
  /** Kept only where there is something to be found. */
  found?: number;
}
const mixed = Schema.Types.Mixed;
const schema = new Schema<Jar>({ _id: String, state: String, revision: Number, scope: mixed, timeline: mixed, fileIds: [String], keys: [String], updatedAt: Date, sweets: Number, found: Number, ...pendingFields }, SCHEMA_OPTIONS);
const Jars = ({ db }: Pick<Deps, 'db'>): Model<Jar> => modelOf(db, 'jars', schema);
const TABLE: readonly Transition<Jar['state'], Action, Part>[] = [
  { from: 'empty', action: 'fill', to: 'full', by: ['owner'] },
  { from: 'empty', action: 'note', to: 'empty', by: ['owner', 'guest'] },
  { from: 'full', action: 'empty', to: 'empty', by: ['owner', 'guest'] },
];
const applyStep = guardedSteps<Jar, Action, 'late'>({
  model: Jars, transitions: TABLE, ruleAgainst: (action, { sweets }) => (action === 'fill' && sweets < 0 ? 'jarBroken' : null), unhurried: ['note'], full: 'jarTimelineFull',
  derive: ({ sweets }) => ({ found: sweets > 0 ? sweets : undefined }),
  eventOf: (doc, step, actorId, tell = {}) => ({ _id: `${doc._id}-${doc.revision}-0`, type: `jar.${step}`, at: doc.updatedAt, data: { actor: actorId, ...tell } }),
});

const OWNER: StepActor<Part> = { personId: 'ann', parts: ['owner'] };
const GUEST: StepActor<Part> = { personId: 'bo', parts: ['guest'] };
let deps: Deps;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ deps, close } = await testDeps({ features: [] }));
});
afterEach(() => close());

const stored = async (): Promise<Jar> => (await Jars(deps).findById('j').lean<Jar>()) as Jar;
async function jar(changes: Partial<Jar> = {}): Promise<Jar> {
  await Jars(deps).insertMany([{ _id: 'j', state: 'empty', revision: 3, scope: { station: 'plum-station' }, timeline: [], fileIds: [], keys: [], pending: [], updatedAt: TEST_NOW, sweets: 0, ...changes }]);
  return stored();
}
const fill = (doc: Jar, actor = OWNER, { revision = doc.revision, key = 'k1' }: { revision?: number; key?: string } = {}): Promise<Jar> => applyStep(deps, doc, actor, 'fill', { revision, key }, () => ({ set: { sweets: 5 }, files: ['f1'], text: '满了', tell: { sweets: 5 } }));

describe('a guarded step', () => {
  it('writes state, fields, what follows, moment, files, stamp and event in one', async () => {
    const after = await fill(await jar());
    expect(after).toMatchObject({ state: 'full', revision: 4, sweets: 5, found: 5, fileIds: ['f1'], keys: [stampOf('fill', 'ann', 'k1')] });
    expect(after.timeline).toEqual([{ id: '4', at: deps.clock.now(), action: 'fill', part: 'owner', personId: 'ann', unitId: null, code: null, text: '满了' }]);
    expect(after.pending).toEqual([expect.objectContaining({ _id: 'j-4-0', type: 'jar.fill', data: { actor: 'ann', sweets: 5 } })]);
    const emptied = await applyStep(deps, after, GUEST, 'empty', { revision: 4, key: 'k2' }, () => ({ set: { sweets: 0 }, quiet: true, step: 'late' }));
    expect(emptied).toMatchObject({ state: 'empty', revision: 5 });
    expect(emptied).not.toHaveProperty('found');
    expect(emptied.timeline).toHaveLength(1);
    expect(emptied.pending.map(({ type }) => type)).toEqual(['jar.fill', 'jar.late']);
  });

  it('refuses by revision, table, part, rule and a full timeline, and then writes nothing of it', async () => {
    const before = await jar();
    const line = { id: '1', at: TEST_NOW, action: 'note' as const, part: 'owner' as const, personId: 'ann', unitId: null, code: null, text: null };
    const cases: readonly [Promise<unknown>, object][] = [
      [fill(before, OWNER, { revision: 2 }), { code: 'conflict', data: { state: 'empty', revision: 3 } }],
      [fill({ ...before, state: 'full' }), { code: 'wrong_state' }],
      [fill(before, GUEST), { code: 'not_allowed' }],
      [fill({ ...before, sweets: -1 }), { code: 'rule_refused', data: { rule: 'jarBroken', state: 'empty' } }],
      [applyStep(deps, { ...before, timeline: Array.from({ length: 150 }, () => line) }, GUEST, 'note', { revision: 3, key: 'k' }, () => ({})), { code: 'rule_refused', data: { rule: 'jarTimelineFull' } }],
      [applyStep(deps, before, OWNER, 'fill', { revision: 3, key: 'k' }, () => Promise.reject(new Error('words'))), { message: 'words' }],
    ];
    for (const [attempt, refusal] of cases) await expect(attempt).rejects.toMatchObject(refusal);
    expect(await stored()).toEqual(before);
  });

  it('is a conflict where somebody else was first, and nothing of the second is written', async () => {
    const seen = await jar();
    const first = await applyStep(deps, seen, GUEST, 'note', { revision: 3, key: 'g' }, () => ({ text: '先来的' }));
    await expect(fill(seen)).rejects.toMatchObject({ code: 'conflict', data: { state: 'empty', revision: 4 } });
    expect(await stored()).toEqual(first);
    await Jars(deps).deleteOne({ _id: 'j' });
    await expect(fill(seen)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('taken again by the same request is answered with what is there, also when both come at once', async () => {
    const seen = await jar();
    const [one, two] = await Promise.all([fill(seen), fill(seen)]);
    expect(one).toEqual(two);
    expect(await fill(one)).toBe(one);
    const { timeline, pending, revision } = await stored();
    expect([timeline.length, pending.length, revision]).toEqual([1, 1, 4]);
  });

  it('remembers the last twenty requests', async () => {
    let doc = await jar();
    for (let n = 0; n < 21; n += 1) doc = await applyStep(deps, doc, GUEST, 'note', { revision: doc.revision, key: `k${n}` }, () => ({}));
    expect(doc.keys).toEqual(Array.from({ length: 20 }, (_, n) => stampOf('note', 'bo', `k${n + 1}`)));
  });
});

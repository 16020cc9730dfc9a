import type { ResponseOf } from '../../../shared/contract';
import type { Level } from '../../../shared/domain/identity/levels';
import { ruleAgainstSecond, topicActions } from '../../../shared/domain/topics/rules';
import { TOPIC_OVER, type TopicPart } from '../../../shared/domain/topics/states';
import type { Deps } from '../../platform/deps';
import { bodiesById } from '../bodies';
import { getUnits, presentStation } from '../organisation';
import type { TopicDoc } from './document';
import { sightIn, type Person } from './policy';
import { earlierThan, topicsById } from './queries';
import { secondedBy, secondsShown } from './seconds';

export type View = ResponseOf<'GET /topics/:id'>;
export type Row = ResponseOf<'GET /topics'>['items'][number];
/** Who looks; whether they may second is for those with a level and a home here alone. */
export type Looker = Person & { readonly level?: Level; readonly lives?: readonly string[] };

function rowOf(doc: TopicDoc, { body, seconds, personId, now }: { readonly body: string; readonly seconds: number; readonly personId: string; readonly now: Date }): Row {
  const over = TOPIC_OVER.includes(doc.state) || doc.state === 'toCheck';
  return {
    id: doc._id, state: doc.state, title: doc.title, place: doc.place.text, by: doc.by, body: { id: doc.bodyId, name: body }, seconds, threshold: doc.rules.procedure.threshold,
    dueAt: over || doc.state === 'adopted' || doc.state === 'decided' ? null : doc.dueAt.toISOString(), late: doc.state === 'toAnswer' && doc.dueAt <= now, mine: doc.authorId === personId, at: doc.createdAt.toISOString(),
  };
}

/** Rows of lists. */
export async function presentRows(deps: Deps, docs: readonly TopicDoc[], personId: string): Promise<Row[]> {
  const now = deps.clock.now();
  const [bodies, seconds] = await Promise.all([bodiesById(deps, docs.map(({ bodyId }) => bodyId)), secondsShown(deps, docs)]);
  return docs.map((doc) => rowOf(doc, { body: bodies.get(doc.bodyId)?.name ?? '', seconds: seconds.get(doc._id) ?? 0, personId, now }));
}

function decisionOf({ decision }: TopicDoc, nameOf: (id: string) => string): View['decision'] {
  if (!decision) return null;
  const { unitId, ...said } = decision;
  return { ...said, unit: unitId === null ? null : { id: unitId, name: nameOf(unitId) } };
}
const timelineOf = (doc: TopicDoc): View['timeline'] => doc.timeline.map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text })).reverse();

/** Why somebody may not second it, and whether they may; those who answer are not asked. */
function secondingOf(doc: TopicDoc, who: Looker, part: TopicPart, seconded: boolean, now: Date): Pick<View, 'seconded' | 'why' | 'maySecond'> {
  if (seconded) return { seconded, why: null, maySecond: false };
  const rule = ruleAgainstSecond(doc, { personId: who.personId, level: who.level ?? 0, lives: (who.lives ?? []).includes(doc.scope.community) }, doc.rules.procedure.level, now);
  // That it is over, or their own, is seen anyway; a body that answers and lives elsewhere need not read why.
  return { seconded, why: rule === 'topicSecondOver' || rule === 'topicOwn' || (part === 'body' && rule !== null) ? null : rule, maySecond: rule === null };
}

/** One topic as its viewer may see it. */
export async function presentTopic(deps: Deps, doc: TopicDoc, who: Looker): Promise<View> {
  const now = deps.clock.now();
  const part = await sightIn(deps, who, doc);
  const actions = topicActions(doc.state, [part], doc.consultationId !== undefined);
  const { community, station } = doc.scope;
  const [units, [row], mine, into, others] = await Promise.all([
    getUnits(deps, [community, station, ...doc.owners]), presentRows(deps, [doc], who.personId), secondedBy(deps, who.personId, [doc._id]), doc.mergedInto ? topicsById(deps, [doc.mergedInto]) : null,
    actions.includes('merge') ? earlierThan(deps, doc) : [],
  ]);
  const nameOf = (id: string): string => units.get(id)?.name ?? '';
  const target = into?.get(doc.mergedInto ?? '');
  return {
    ...(row as Row), number: doc.number, revision: doc.revision, text: doc.text, viewer: part, community: { id: community, name: nameOf(community) }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    rulesVersion: doc.rules.version, ...secondingOf(doc, who, part, mine.has(doc._id), now), answer: doc.answer, mergedInto: target ? { id: target._id, title: target.title } : null, decision: decisionOf(doc, nameOf), result: doc.result,
    timeline: timelineOf(doc), linked: part === 'body' && Boolean(doc.origin || doc.conversions?.length), actions, consultationId: doc.consultationId ?? null, others: others.map(({ _id, title }) => ({ id: _id, name: title })),
  };
}

import { WHISTLE_LINES } from '../../../shared/copy/whistles';
import { TIMERS, type Timer } from '../../../shared/domain/whistles/whistles';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { becomesTask, noteWhistle } from '../cases';
import { markUsed } from '../files';
import { getUnits } from '../organisation';
import { WHISTLE_EVENTS } from './events';
import { Whistles, type WhistleDoc } from './model';

const ON_TIMELINE: readonly string[] = [WHISTLE_EVENTS.blow, WHISTLE_EVENTS.acknowledge, WHISTLE_EVENTS.contact, WHISTLE_EVENTS.arrive, WHISTLE_EVENTS.late, WHISTLE_EVENTS.end];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const timerOf = (value: unknown): Timer => TIMERS.find((timer) => timer === value) ?? 'arrive';

/** The line of an event for the case's timeline, in the words that residents read. */
async function lineOf(deps: Deps, { type, data }: DomainEvent, doc: WhistleDoc): Promise<{ words: string; photoIds: string[] }> {
  const unitId = text(data.unit);
  // One level above whoever blew.
  const levelId = doc.by.blower === 'station' ? doc.scope.street : doc.scope.district;
  const units = await getUnits(deps, [unitId, levelId, ...doc.unitIds]);
  const nameOf = (id: string): string => units.get(id)?.name ?? '';
  const call = doc.calls.find((one) => one.unitId === unitId);
  switch (type) {
    case WHISTLE_EVENTS.blow:
      return { words: `${WHISTLE_LINES.blown(doc.kind, doc.unitIds.map(nameOf).join('、'))}。${doc.reason}`, photoIds: [] };
    case WHISTLE_EVENTS.acknowledge:
      return { words: WHISTLE_LINES.acknowledged(nameOf(unitId)), photoIds: [] };
    case WHISTLE_EVENTS.contact:
      return { words: WHISTLE_LINES.contacted(nameOf(unitId), call?.contact ?? ''), photoIds: [] };
    case WHISTLE_EVENTS.arrive:
      return { words: WHISTLE_LINES.arrived(nameOf(unitId)), photoIds: call?.proof?.photoIds ?? [] };
    case WHISTLE_EVENTS.late:
      return { words: WHISTLE_LINES.late(nameOf(unitId), timerOf(data.timer), nameOf(levelId)), photoIds: [] };
    default:
      return { words: WHISTLE_LINES.ended(doc.outcome ?? ''), photoIds: [] };
  }
}

/** Puts what happens to a whistle on the timeline of its case, and what was agreed into its joint tasks; once each. */
export const toCase: Subscriber = {
  name: 'whistles.toCase',
  types: ON_TIMELINE,
  async handle(event, deps) {
    const doc = await Whistles(deps).findById(event.source.id, { pending: 0 }).lean<WhistleDoc>();
    if (!doc) return;
    const { words, photoIds } = await lineOf(deps, event, doc);
    await markUsed(deps, photoIds);
    await noteWhistle(deps, doc.caseId, { key: event._id, unitId: event.type === WHISTLE_EVENTS.blow || event.type === WHISTLE_EVENTS.end ? doc.by.unitId : text(event.data.unit) || null, words, photoIds });
    if (event.type !== WHISTLE_EVENTS.end) return;
    for (const { unitId, text: task } of doc.tasks) await becomesTask(deps, doc.caseId, { key: `${event._id}-${unitId}`, unitId, text: task });
  },
};

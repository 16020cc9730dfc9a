import { docketLine, movedLine } from '../../../shared/copy/dockets';
import { formatDay } from '../../../shared/domain/kernel/dates';
import type { Subscriber } from '../../jobs/types';
import { noteDocket } from '../cases';
import { getUnits } from '../organisation';
import { DOCKET_EVENTS } from './events';
import { docketsById } from './queries';

/** What was decided stands on the timelines of the matters, once each, with who does what by when. */
export const toCases: Subscriber = {
  name: 'dockets.toCases',
  types: [DOCKET_EVENTS.publish],
  async handle(event, deps) {
    const doc = (await docketsById(deps, [event.source.id])).get(event.source.id);
    if (!doc) return;
    const units = await getUnits(deps, doc.unitIds);
    for (const { caseId, decision, tasks } of doc.items) {
      if (caseId === null || decision === null) continue;
      const lines = tasks.map(({ unitId, plan, dueOn }) => ({ unit: units.get(unitId)?.name ?? '', plan, day: formatDay(dueOn) }));
      await noteDocket(deps, caseId, { key: event._id, unitId: doc.by.unitId, words: docketLine(doc.month, decision, lines) });
    }
  },
};

/** A day that was moved stands on the timeline of the matter as well, with the reason. */
export const movedToCases: Subscriber = {
  name: 'dockets.movedToCases',
  types: [DOCKET_EVENTS.moveTask],
  async handle(event, deps) {
    const doc = (await docketsById(deps, [event.source.id])).get(event.source.id);
    const item = doc?.items.find(({ tasks }) => tasks.some(({ id }) => id === event.data.task));
    const task = item?.tasks.find(({ id }) => id === event.data.task);
    const move = task?.moves?.find(({ at }) => at.getTime() === event.at.getTime());
    if (!doc || !item?.caseId || !task || !move) return;
    const unit = (await getUnits(deps, [task.unitId])).get(task.unitId)?.name ?? '';
    const words = movedLine(doc.month, unit, task.plan, { from: formatDay(move.from), to: formatDay(move.to), why: move.why });
    await noteDocket(deps, item.caseId, { key: event._id, unitId: doc.by.unitId, words });
  },
};

import { docketLine } from '../../../shared/copy/dockets';
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

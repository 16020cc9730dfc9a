import type { ResponseOf } from '../../../shared/contract';
import { REPORT_KIND_WORDS } from '../../../shared/copy/directory';
import { inboxWords } from '../../../shared/copy/inbox';
import type { DirectoryInboxKind } from '../../../shared/domain/notifications/directoryKinds';
import type { ReportKind } from '../../../shared/domain/directory/kinds';
import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdersOf } from '../identity';
import { loadReport, reportEvent, servicesById, type ServiceDoc } from '../directory';
import { getUnits, levelsOf, officesOf } from '../organisation';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];
/** Who keeps an entry: of a community those of its station, of a street or the district its dispatchers, whichever office of it they work for. */
async function keepersOf(deps: Deps, { levelId, levelKind }: ServiceDoc): Promise<string[]> {
  if (levelKind === 'community') return holdersOf(deps, [(await levelsOf(deps, levelId)).station.id], ['stationStaff', 'stationHead']);
  return holdersOf(deps, [levelId, ...(await officesOf(deps, levelId))], ['streetDispatcher']);
}

/** Tells who keeps an entry that somebody reported it, and who reported it what came of that. */
export const toDirectory: Subscriber = {
  name: 'notifications.directory',
  types: [reportEvent('report'), reportEvent('answer')],
  async handle(event, deps) {
    const serviceId = String(event.data.service);
    const service = (await servicesById(deps, [serviceId])).get(serviceId);
    if (!service) return;
    const report = await loadReport(deps, serviceId, event.source.id);
    const answered = event.type === reportEvent('answer');
    const kind: DirectoryInboxKind = !answered ? 'directoryReported' : report.outcome === 'mended' ? 'directoryMended' : 'directoryRight';
    const people = answered ? [report.personId] : await keepersOf(deps, service);
    await putIntoInboxes(deps, event, [...new Set(people)].filter((personId) => personId !== event.data.actor).map((personId) => ({ personId, kind, caseId: null, entryId: null, unitId: null, serviceId, about: report.kind })));
  },
};

/** Messages about the directory, in words. */
export async function directoryItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const services = await servicesById(deps, messages.flatMap(({ serviceId }) => serviceId ?? []));
  const units = await getUnits(deps, [...services.values()].map(({ unitId }) => unitId));
  return new Map(messages.flatMap(({ _id: id, serviceId, kind, about, at, read }): [string, Item][] => {
    const service = services.get(serviceId ?? '');
    return service ? [[id, { id, kind, ...inboxWords(kind, { title: service.title, unit: units.get(service.unitId)?.name ?? '', more: REPORT_KIND_WORDS[about as ReportKind] ?? '' }), target: { kind: 'service', id: service._id }, at: at.toISOString(), read }]] : [];
  }));
}

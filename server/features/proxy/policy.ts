import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Viewer } from '../../http/types';

/** In whose name somebody helps. */
export interface HelperOffice {
  readonly unitId: string;
  readonly part: 'station' | 'gridWorker';
}

/** The office in which somebody files on behalf of others: a station's, else a grid worker's. `not_allowed` for everybody else. */
export function helperOf(viewer: Pick<Viewer, 'roles'>): HelperOffice {
  const station = viewer.roles.find(({ role }) => role === 'stationStaff' || role === 'stationHead');
  if (station) return { unitId: station.unitId, part: 'station' };
  const walker = viewer.roles.find(({ role }) => role === 'gridWorker');
  if (walker) return { unitId: walker.unitId, part: 'gridWorker' };
  throw new DomainError('not_allowed');
}

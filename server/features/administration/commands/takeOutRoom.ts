import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { homesByRoom } from '../../homes';
import { removeRoom } from '../../organisation';

/**
 * Takes a room out of the list. Outcomes: gone, or it was; `not_found`; `rule_refused` {rule: roomHasHomes} while
 * somebody asks for a home behind that door or has one. Who asks a moment later is told by the station (roomGone).
 */
export async function takeOutRoom(deps: Deps, roomId: string): Promise<void> {
  const homes = (await homesByRoom(deps, [roomId])).get(roomId) ?? 0;
  if (homes > 0) throw new DomainError('rule_refused', { rule: 'roomHasHomes', homes });
  await removeRoom(deps, roomId);
}

import type { CheckState } from '../../../shared/domain/files/checks';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { openIdOf } from '../identity';
import { addressPath } from './variants';

/** Longer than WeChat may take to fetch it, minutes. */
const ADDRESS_MINUTES = 90;

/** Whether this deployment can have files checked: a mini-program, results that reach us, an address to fetch from. */
export function canCheck(deps: Deps): boolean {
  const { app, push } = deps.config.wechat;
  return app !== null && push !== null && publicBase(deps) !== null;
}

/** The state in which a file of this person begins. WeChat checks only in the name of somebody who came in by it. */
export async function firstCheck(deps: Deps, personId: string): Promise<CheckState> {
  return canCheck(deps) && (await openIdOf(deps, personId)) !== null ? 'pending' : 'off';
}

/** The address by which WeChat fetches a file, signed like every other. */
export function addressForCheck(deps: Deps, fileId: string): string {
  return `${publicBase(deps) ?? ''}${deps.signer.sign(addressPath(fileId, 'full'), deps.clock.now(), ADDRESS_MINUTES)}`;
}

import { randomBytes } from 'node:crypto';
import { deviceOf, SCAN_MS, type ScanState } from '../../../../shared/domain/identity/sessions';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { countLoginFrom } from '../addressLimit';
import { networkOf } from '../loginAttempts';
import { Scans, type ScanDoc } from '../modelSecurity';
import { isStaff } from '../policy';
import { viewerOfPerson } from '../viewers';
import { openSession, SESSION_HOURS, type OpenedSession } from './openSession';

const codeForm = ({ cipher }: Deps, code: string): string => cipher.fingerprint(`scan-code\n${code}`);
const secretForm = ({ cipher }: Deps, secret: string): string => cipher.fingerprint(`scan-secret\n${secret}`);

/** How a question stands now; one that nobody answered in time is over. */
export function scanStateOf(deps: Deps, { state, expiresAt }: ScanDoc): ScanState {
  return state === 'open' || state === 'confirmed' ? (expiresAt > deps.clock.now() ? state : 'over') : state;
}

/** A desk asks to be let in. The code may be seen by anybody; without the secret of the desk it is worth nothing. */
export async function askByScan(deps: Deps, { ip, userAgent }: { ip: string; userAgent: string }): Promise<{ code: string; secret: string; expiresAt: Date }> {
  await countLoginFrom(deps, ip, 'scan');
  const [code, secret] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
  const createdAt = deps.clock.now();
  const expiresAt = new Date(createdAt.getTime() + SCAN_MS);
  await Scans(deps).insertMany([
    { _id: codeForm(deps, code), secret: secretForm(deps, secret), state: 'open', personId: null, device: deviceOf(userAgent), network: networkOf(ip), createdAt, expiresAt },
  ]);
  return { code, secret, expiresAt };
}

/** Which desk asks. `not_found` for a code that nobody was given. */
export async function findScan(deps: Deps, code: string): Promise<ScanDoc> {
  const scan = await Scans(deps).findById(codeForm(deps, code)).lean<ScanDoc>();
  if (!scan) throw new DomainError('not_found');
  return scan;
}

/** Answers a desk, once. Outcomes: answered; `not_found`; `wrong_state` when it is answered, used or over. */
export async function answerScan(deps: Deps, code: string, personId: string, letIn: boolean): Promise<void> {
  const open = { _id: codeForm(deps, code), state: 'open', expiresAt: { $gt: deps.clock.now() } } as const;
  const { matchedCount } = await Scans(deps).updateOne(open, { $set: letIn ? { state: 'confirmed', personId } : { state: 'refused' } });
  if (matchedCount > 0) return;
  throw new DomainError('wrong_state', { state: scanStateOf(deps, await findScan(deps, code)) });
}

/**
 * The desk asks how it stands. Once after the confirmation it gets a session of whoever let it in, as long as they
 * are still staff. `not_found` for an unknown code and for a desk that did not ask it.
 */
export async function takeScan(deps: Deps, code: string, secret: string, { userAgent, byBrowser }: { userAgent: string; byBrowser: boolean }): Promise<{ state: ScanState; session: OpenedSession | null }> {
  const scan = await findScan(deps, code);
  if (scan.secret !== secretForm(deps, secret)) throw new DomainError('not_found');
  const state = scanStateOf(deps, scan);
  if (state !== 'confirmed' || scan.personId === null) return { state, session: null };
  const taken = await Scans(deps).updateOne({ _id: scan._id, state: 'confirmed', expiresAt: { $gt: deps.clock.now() } }, { $set: { state: 'used' } });
  const viewer = await viewerOfPerson(deps, scan.personId);
  if (taken.matchedCount === 0 || !viewer || !isStaff(viewer)) return { state: 'used', session: null };
  return { state: 'used', session: await openSession(deps, scan.personId, SESSION_HOURS.staff, { method: 'scan', userAgent, byBrowser }) };
}

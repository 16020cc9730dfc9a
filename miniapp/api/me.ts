import { create } from 'zustand';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { startAt } from '../platform/routes';
import { forgetOwner, isRecord, readStored, removeStored, writeStored } from '../platform/storage';
import { chooseElder, followsCare, rememberElder } from '../ui/elder';
import { api } from './client';
import { beginSession, endSession, isByWechat, onSessionEnd, ownerNow, renewSession, type Session, signedIn } from './session';
import { rememberLeaving } from './entrance';
import { type ResponseOf } from './types';

export type Me = ResponseOf<'GET /me'>;

const isMe = (value: unknown): value is Me & Record<string, unknown> => isRecord(value) && typeof value['id'] === 'string' && Array.isArray(value['roles']) && isRecord(value['preferences']);

/** Who is logged in, as the server last told; null for nobody yet. Kept on the phone to open without a network. */
export const useMe = create<{ me: Me | null }>(() => ({ me: signedIn() ? (readStored('me', isMe) ?? null) : null }));

function learn(me: Me): Me {
  writeStored('me', me);
  useMe.setState({ me });
  // Care mode is about this phone: what other devices of the person show does not switch it off here.
  if (!followsCare()) rememberElder(me.preferences.elderMode);
  return me;
}

onSessionEnd(() => {
  removeStored('me');
  useMe.setState({ me: null });
});

let asking: { owner: string | undefined; answer: Promise<Me> } | undefined;

/** Asks the server who I am; several parts of a page that ask at once make one request. */
export function loadMe(): Promise<Me> {
  const owner = ownerNow();
  if (asking && asking.owner === owner) return asking.answer;
  // An answer that comes after somebody else logged in is not about them.
  const answer = api('GET /me').then((me) => (ownerNow() === owner ? learn(me) : me));
  const mine = { owner, answer };
  asking = mine;
  const done = () => {
    if (asking === mine) asking = undefined;
  };
  answer.then(done, done);
  return answer;
}

/** Unread messages, told by the inbox without asking for all of me again. */
export function rememberUnread(unread: number): void {
  const { me } = useMe.getState();
  if (me) useMe.setState({ me: { ...me, unread } });
}

/** Switches elder mode here at once and on the server when it can be reached; the phone's choice stands meanwhile. */
export async function switchElder(elderMode: boolean): Promise<void> {
  chooseElder(elderMode);
  if (!signedIn()) return;
  const me = await api('PATCH /me/preferences', { body: { elderMode } });
  learn(me);
}

/** Where somebody starts: staff at the workbench, who has no community yet at choosing one, everybody else at home. */
export function startAsMe(me: Me): void {
  if (me.demands.length > 0) return startAt('security');
  const administrates = me.roles.some(({ role }) => role === 'administrator');
  // Who only administrates has no cases: their work is setting up.
  if (administrates && !worksOnCases(me.roles)) startAt('administration');
  else if (me.staff) startAt('workbench');
  else startAt(me.home || !isByWechat() ? 'home' : 'community');
}

/** Begins with a new session. */
export async function enter(session: Session, byWechat = false): Promise<void> {
  beginSession(session, byWechat);
  startAsMe(await loadMe());
}

/** Goes on with the session that took the place of this one, after a password or second factor changed. */
export async function goOnWith(session: Session): Promise<Me> {
  renewSession(session);
  return loadMe();
}

/** Logs out on every device, this one too. */
export async function logOutEverywhere(): Promise<void> {
  await api('DELETE /me/sessions');
  rememberLeaving();
  endSession();
  startAt('login');
}

/** Closes the account for good, then forgets on this device what was theirs: drafts, and what waited to be sent. */
export async function closeAccount(): Promise<void> {
  const id = useMe.getState().me?.id;
  await api('POST /me/close', { body: { sure: true } });
  rememberLeaving();
  endSession();
  if (id !== undefined) forgetOwner(id);
  startAt('login');
}

/** Says which community I live in, and starts at home. */
export async function chooseCommunity(communityId: string): Promise<void> {
  startAsMe(learn(await api('POST /me/community', { body: { communityId } })));
}

/** Logs out here in any case, and everywhere when the server can be reached. */
export async function logOut(): Promise<void> {
  await api('DELETE /sessions/current').catch(() => undefined);
  rememberLeaving();
  endSession();
  startAt('login');
}

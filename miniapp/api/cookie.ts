import { startAt } from '../platform/routes';
import { isRecord } from '../platform/storage';
import { hearTabs, onStoredByOtherTab, oneTabAtATime, tellTabs } from '../platform/tabs';
import { once, renewBy } from './client';
import { followOtherTab, isByCookie, isFresh, ownerNow, renewSession, type Session, signedIn } from './session';

interface Told {
  owner: string;
  session: Session;
}
const isTold = (value: unknown): value is Told => isRecord(value) && typeof value['owner'] === 'string' && isRecord(value['session']) && typeof value['session']['token'] === 'string';

/** After what another tab did: as the other person from the start, or to the log-in page. */
function follow(): void {
  if (followOtherTab()) startAt(signedIn() ? 'home' : 'login');
}

/** The next token by cookie: one tab asks, and tells the others, which then need not. */
async function renewByCookie(): Promise<void> {
  await oneTabAtATime(async () => {
    const owner = ownerNow();
    if (owner === undefined || isFresh()) return;
    const session = (await once('POST /sessions/refresh', {})) as Session;
    // Whoever logged in meanwhile in another tab has their own.
    if (ownerNow() !== owner) return;
    renewSession(session);
    // Before the next tab has its turn: it then finds itself fresh.
    await tellTabs({ owner, session } satisfies Told);
  });
}

renewBy('cookie', renewByCookie);
hearTabs((message) => {
  if (isTold(message) && isByCookie() && message.owner === ownerNow()) renewSession(message.session);
});
onStoredByOtherTab('session', follow);

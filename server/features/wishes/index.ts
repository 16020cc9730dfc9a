import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { giveTo } from './commands/give';
import { wishEraser } from './erase';
import { ensureIndexes, Tickets, Wishes } from './model';
import { filesInUse } from './queries';
import { pages } from './pages';
import { handlers } from './routes';
import { keepWishFiles, leaveStopped, leaveVisits, noteMoves, restAfterDeath, settleTickets } from './subscribers';
import { wishClock } from './tasks';
import { wishKind } from './thread';

export { approve, askBack, decline, end, noteUnmatched } from './commands/check';
export { claim, settle } from './commands/claim';
export { answer, edit, propose, takeBack, withdraw } from './commands/edit';
export { declineInvite, fittingVolunteers, invite } from './commands/invite';
export { handClaims, leaveClaims } from './commands/leave';
export { agree, arrange, callFor, hideAddress, question, refuseProposal, release, reply, send, shareAddress } from './commands/onClaim';
export { post, type Posting } from './commands/post';
export { confirm, confirmHelp, consent, notYet, prove, publishStory, thank } from './commands/realise';
export type { WishDoc } from './document';
export { wishEvent, type WishStep } from './events';
export { thankedHelpers } from './facts';
export { registerOf as wishRegisterRows } from './register';
export { storiesOf } from './stories';
export { figureWishes, firstPostedAt, type FigureWish } from './figureFacts';
export { WISH_PAPERS } from './pages';
export { actorIn as wishActor } from './policy';
export { heldBy, loadWish, openIn, wishesById } from './queries';
export { wishClock } from './tasks';

const source: EventSource = { kind: 'wish', model: (deps) => Wishes(deps) as unknown as ReturnType<EventSource['model']> };
const ticketSource: EventSource = { kind: 'wishClaim', model: (deps) => Tickets(deps) as unknown as ReturnType<EventSource['model']> };

/** Micro-wishes (微心愿): small needs checked by the station, claimed by neighbours and organisations, thanked for. */
export const feature: Feature = {
  name: 'wishes',
  handlers,
  pages,
  sources: [source, ticketSource],
  subscribers: [keepWishFiles, settleTickets, restAfterDeath, noteMoves, leaveVisits, leaveStopped],
  tasks: [wishClock],
  numberConfirmed: giveTo,
  conversions: [wishKind],
  fileUsers: [{ name: 'wishes', using: filesInUse }],
  erasers: [wishEraser],
  ensureIndexes,
};

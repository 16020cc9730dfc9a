import { DomainError } from '../../../shared/domain/kernel/errors';
import { DOCUMENT_UNDONE } from '../counter';
import { HOME_EVENTS } from '../homes';
import { ACCOUNT_SUSPENDED, viewerOfPerson } from '../identity';
import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks } from '../files';
import { settle, TICKET_EVENT } from './commands/claim';
import { leaveClaims, noteMove, restFor } from './commands/leave';
import { wishEvent } from './events';
import { ticketById, wishesById } from './queries';

/** Keeps the pictures and recordings of a wish, and has those of residents checked. */
export const keepWishFiles: Subscriber = {
  name: 'wishes.keepFiles',
  types: ['post', 'edit', 'prove', 'thank'].map((step) => wishEvent(step as 'post')),
  async handle({ source }, deps) {
    const doc = (await wishesById(deps, [source.id])).get(source.id);
    if (!doc) return;
    await markUsed(deps, doc.fileIds);
    await startChecks(deps, doc.fileIds.filter((id) => !doc.voiceIds.includes(id) && !(doc.thanks?.voiceIds ?? []).includes(id)));
  },
};

/** After a death everything that was wished for the same person, or claimed by them, comes to rest. */
export const restAfterDeath: Subscriber = {
  name: 'wishes.restAfterDeath',
  types: [wishEvent('end')],
  async handle({ data: { reason, recipient } }, deps) {
    if (reason === 'gone' && typeof recipient === 'string') await restFor(deps, recipient);
  },
};

/** Whoever moved out: their door is shut, and they are asked whether they still come. */
export const noteMoves: Subscriber = {
  name: 'wishes.noteMoves',
  types: [HOME_EVENTS.moveOut, HOME_EVENTS.end],
  async handle({ _id, data: { person, community } }, deps) {
    if (typeof person === 'string' && typeof community === 'string') await noteMove(deps, person, community, _id);
  },
};

/** Whose document check was taken back is not let into homes any more. */
export const leaveVisits: Subscriber = {
  name: 'wishes.leaveVisits',
  types: [DOCUMENT_UNDONE],
  async handle({ data: { person } }, deps) {
    // Seen again meanwhile, or at another counter: they are let in as before.
    if (typeof person === 'string' && ((await viewerOfPerson(deps, person))?.level ?? 0) < 2) await leaveClaims(deps, person, { visits: true });
  },
};

/** Whose account is stopped cannot go on with what they claimed: it goes to others, and nobody reads why. */
export const leaveStopped: Subscriber = {
  name: 'wishes.leaveStopped',
  types: [ACCOUNT_SUSPENDED],
  async handle({ data: { person } }, deps) {
    if (typeof person === 'string') await leaveClaims(deps, person);
  },
};

/** Carries out tickets whose request ended before the wish had the claim. */
export const settleTickets: Subscriber = {
  name: 'wishes.settleTickets',
  types: [TICKET_EVENT],
  async handle({ source }, deps) {
    const ticket = await ticketById(deps, source.id);
    if (!ticket) return;
    try {
      await settle(deps, { ...ticket, pending: [] });
    } catch (error) {
      // It came to nothing, and was taken out: whoever asked was told, or asks again.
      if (!(error instanceof DomainError) || error.code === 'unavailable') throw error;
    }
  },
};

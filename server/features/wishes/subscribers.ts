import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks } from '../files';
import { settle, TICKET_EVENT } from './commands/claim';
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

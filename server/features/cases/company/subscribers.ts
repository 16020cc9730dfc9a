import { wordOfLead } from '../../../../shared/domain/cases/merging';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Subscriber } from '../../../jobs/types';
import type { Deps } from '../../../platform/deps';
import { markUnused, markUsed, startChecks } from '../../files';
import { JOINED } from '../commands/join';
import { followLead, noteOnLead, unmergeOrphan } from '../commands/merge';
import type { CaseDoc } from '../document';
import { CASE_EVENTS } from '../events';
import { Cases } from '../model';
import { casesById } from '../queries';
import { Supports, type SupportDoc } from './model';

const one = async (deps: Deps, id: unknown): Promise<CaseDoc | undefined> => (typeof id === 'string' ? (await casesById(deps, [id])).get(id) : undefined);

/** What a lead's state means now for one merged into it; nothing where it is so already. */
async function bringAlong(deps: Deps, lead: CaseDoc, doc: CaseDoc): Promise<void> {
  const over = lead.state === 'merged' ? lead.closedAt !== null : null;
  const word = over === null ? wordOfLead(lead.state) : over ? 'conclude' : 'resume';
  const key = `${word}-${lead._id}-${lead.revision}`;
  if (word === 'unmerge') await unmergeOrphan(deps, doc, key);
  else if ((word === 'conclude') !== (doc.closedAt !== null)) await followLead(deps, doc, word === 'conclude' ? 'conclude' : 'resume', key);
}

/** Tried again from the present case when somebody acted in between; whoever is no longer merged is left alone. */
async function settle(deps: Deps, lead: CaseDoc, id: string): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    const doc = await one(deps, id);
    if (doc?.merged?.into !== lead._id) return;
    try {
      return await bringAlong(deps, lead, doc);
    } catch (error) {
      if (!(error instanceof DomainError) || left === 1) throw error;
    }
  }
}

/** Steps after which a lead is over, goes on again, or is given up. */
const LEAD_STEPS: readonly string[] = [
  CASE_EVENTS.evaluate, CASE_EVENTS.close, CASE_EVENTS.redo, CASE_EVENTS.reopen, CASE_EVENTS.decline, CASE_EVENTS.withdraw, CASE_EVENTS.conclude, CASE_EVENTS.resume,
];

/** What was merged into a case ends with it, goes on with it, and stands on its own feet when it is given up. */
export const bringMergedAlong: Subscriber = {
  name: 'cases.bringMergedAlong',
  types: LEAD_STEPS,
  async handle(event, deps) {
    const lead = await one(deps, event.source.id);
    if (!lead) return;
    const rows = await Cases(deps).find({ 'merged.into': lead._id }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of rows) await settle(deps, lead, _id);
  },
};

/** A line on the lead where one was merged into it or taken out; a lead that ended meanwhile takes it along at once. */
export const tellLead: Subscriber = {
  name: 'cases.tellLead',
  types: [CASE_EVENTS.merge, CASE_EVENTS.unmerge],
  async handle(event, deps) {
    const lead = await one(deps, event.data.into);
    if (!lead) return;
    await noteOnLead(deps, lead, event.type === CASE_EVENTS.merge ? 'absorb' : 'letGo', event._id);
    const now = await one(deps, lead._id);
    if (event.type === CASE_EVENTS.merge && now && !now.open) await settle(deps, now, event.source.id);
  },
};

/** Photos of whoever met the same are in use, and looked at before others could see them. */
export const keepSupportPhotos: Subscriber = {
  name: 'cases.keepSupportPhotos',
  types: [JOINED],
  async handle(event, deps) {
    const row = await Supports(deps).findById(event.source.id).lean<SupportDoc>();
    if (!row) return;
    await markUsed(deps, row.photoIds);
    await startChecks(deps, row.photoIds);
  },
};

/** Photos that were taken back are orphans from now on, unless another matter uses them. */
export const dropPhotos: Subscriber = {
  name: 'cases.dropPhotos',
  types: [CASE_EVENTS.takeBackPhotos, CASE_EVENTS.edit],
  async handle(event, deps) {
    const ids = typeof event.data.photos === 'string' ? event.data.photos.split(' ').filter(Boolean) : [];
    await markUnused(deps, ids);
  },
};

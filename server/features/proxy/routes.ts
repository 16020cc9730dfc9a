import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { actingAs, audited } from '../audit';
import { loadCase, viewerIn } from '../cases';
import { findVisitor, sealVisit } from '../counter';
import { getPeople } from '../identity';
import { getUnit } from '../organisation';
import { fileOnBehalf } from './commands/fileOnBehalf';
import { helperOf } from './policy';
import { receiptOf } from './receipts';

/** Filing on behalf of others: whom, what, and the receipt. */
export const handlers: HandlerTable = {
  'POST /proxy/find': async ({ viewer, body }, deps) => {
    const { unitId } = helperOf(viewer);
    const visit = { ...(await findVisitor(deps, viewer.personId, [], body)), unitId };
    const levels = (await getUnit(deps, unitId))?.path ?? [];
    await audited(deps, { actor: actingAs(viewer, (held) => held.unitId === unitId), action: 'reporterSeen', subject: visit.personId, object: { kind: 'person', id: visit.personId }, levels, once: 'hour' });
    const person = (await getPeople(deps, [visit.personId])).get(visit.personId);
    if (!person) throw new DomainError('not_found');
    return { visit: sealVisit(deps, viewer.personId, visit), name: person.name, phoneTail: person.phoneTail };
  },
  'POST /proxy/cases': async ({ viewer, body, key }, deps) => receiptOf(deps, await fileOnBehalf(deps, viewer.personId, helperOf(viewer), body, key)),
  'POST /proxy/cases/:id/receipt': async ({ viewer, params }, deps) => {
    helperOf(viewer);
    const doc = await loadCase(deps, params.id);
    if (viewerIn(viewer, doc) !== 'staff' && doc.proxy?.helperId !== viewer.personId) throw new DomainError('not_found');
    return receiptOf(deps, doc);
  },
};

import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { getUnit } from '../organisation';
import { findVisitor } from './commands/findVisitor';
import { issueCode } from './commands/issueCode';
import { seeDocument, undoDocument } from './commands/seeDocument';
import { countersOf, mayUndo, officeAt } from './policy';
import { presentIdentity, presentVisitor } from './presenter';
import { loadCheck } from './queries';
import { openVisit, type Visit } from './visits';

/** Who was looked up and what was recorded of them leaves a row in the audit log before it is shown or written. */
async function noted(deps: Deps, viewer: Viewer, { personId, unitId }: Visit, what: 'homeSeen' | 'documentSeen' | 'personChanged', once: 'hour' | { readonly key: string }, text?: string): Promise<void> {
  const levels = (await getUnit(deps, unitId))?.path ?? [];
  const reason = text === undefined ? {} : { reason: { code: null, text } };
  await audited(deps, { actor: officeAt(viewer, unitId), action: what, subject: personId, object: { kind: 'person', id: personId }, levels, once, ...reason });
}

/** The counter: who one is, shown and recorded. */
export const handlers: HandlerTable = {
  'GET /me/identity': ({ viewer }, deps) => presentIdentity(deps, viewer.personId),
  'POST /me/counter-code': async ({ viewer }, deps) => {
    const { code, expiresAt } = await issueCode(deps, viewer.personId);
    return { code, expiresAt: expiresAt.toISOString() };
  },
  'POST /counter/find': async ({ viewer, body }, deps) => {
    const visit = await findVisitor(deps, viewer.personId, countersOf(viewer), body);
    await noted(deps, viewer, visit, 'homeSeen', 'hour');
    return presentVisitor(deps, viewer, visit);
  },
  'POST /counter/documents': async ({ viewer, body, key }, deps) => {
    const counters = countersOf(viewer);
    const visit = openVisit(deps, viewer.personId, body.visit);
    // Who changed the counter meanwhile looks the person up anew.
    if (!counters.some(({ unitId }) => unitId === visit.unitId)) throw new DomainError('not_found');
    await noted(deps, viewer, visit, 'documentSeen', { key: `${viewer.personId} ${key}` });
    await seeDocument(deps, { staffId: viewer.personId, visit, kind: body.kind, name: body.name, key });
    return presentVisitor(deps, viewer, visit);
  },
  'POST /counter/documents/:id/undo': async ({ viewer, params, body }, deps) => {
    countersOf(viewer);
    const check = await loadCheck(deps, params.id);
    if (!mayUndo(viewer, check)) throw new DomainError('not_found');
    await noted(deps, viewer, check, 'personChanged', { key: `${check._id} undone` }, body.reason);
    await undoDocument(deps, check, viewer.personId, body.reason);
    return { done: true };
  },
};

import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { findVisitor } from './commands/findVisitor';
import { issueCode } from './commands/issueCode';
import { seeDocument, undoDocument } from './commands/seeDocument';
import { countersOf, mayUndo } from './policy';
import { presentIdentity, presentVisitor } from './presenter';
import { loadCheck } from './queries';
import { openVisit } from './visits';

/** The counter: who one is, shown and recorded. */
export const handlers: HandlerTable = {
  'GET /me/identity': ({ viewer }, deps) => presentIdentity(deps, viewer.personId),
  'POST /me/counter-code': async ({ viewer }, deps) => {
    const { code, expiresAt } = await issueCode(deps, viewer.personId);
    return { code, expiresAt: expiresAt.toISOString() };
  },
  'POST /counter/find': async ({ viewer, body }, deps) => presentVisitor(deps, viewer, await findVisitor(deps, viewer.personId, countersOf(viewer), body)),
  'POST /counter/documents': async ({ viewer, body, key }, deps) => {
    const counters = countersOf(viewer);
    const visit = openVisit(deps, viewer.personId, body.visit);
    // Who changed the counter meanwhile looks the person up anew.
    if (!counters.some(({ unitId }) => unitId === visit.unitId)) throw new DomainError('not_found');
    await seeDocument(deps, { staffId: viewer.personId, visit, kind: body.kind, name: body.name, key });
    return presentVisitor(deps, viewer, visit);
  },
  'POST /counter/documents/:id/undo': async ({ viewer, params, body }, deps) => {
    countersOf(viewer);
    const check = await loadCheck(deps, params.id);
    if (!mayUndo(viewer, check)) throw new DomainError('not_found');
    await undoDocument(deps, check, viewer.personId, body.reason);
    return { done: true };
  },
};

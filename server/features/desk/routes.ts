import { fieldSentence } from '../../../shared/copy/fields';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable } from '../../http/types';
import { actingAs, audited } from '../audit';
import { workbenchOf } from '../cases';
import { batch } from './batch';
import { filtersOf, writeFilters } from './filters';
import { prepareRegister } from './register';
import { templatesOf, writeTemplates, writingUnits } from './templates';

export const handlers: HandlerTable = {
  'POST /workbench/batch': async ({ viewer, body, key }, deps) => {
    workbenchOf(viewer);
    if (body.action === 'note' && body.text === '') throw new DomainError('invalid_input', {}, [{ path: 'text', code: 'required', message: fieldSentence('required', 'text') }]);
    const { items, ...step } = body;
    return { items: await batch(deps, viewer, items, { ...step, key }) };
  },
  'POST /workbench/registers': async ({ viewer, body }, deps) => {
    const ready = await prepareRegister(deps, viewer, body);
    await audited(deps, { actor: actingAs(viewer, ({ role }) => role !== 'resident'), action: 'registerExported' });
    return ready;
  },
  'GET /workbench/filters': async ({ viewer }, deps) => {
    workbenchOf(viewer);
    return filtersOf(deps, viewer.personId);
  },
  'PUT /workbench/filters': async ({ viewer, body }, deps) => {
    workbenchOf(viewer);
    return writeFilters(deps, viewer.personId, body);
  },
  'GET /workbench/templates': async ({ viewer }, deps) => ({ items: await templatesOf(deps, writingUnits(viewer)) }),
  'PUT /workbench/templates/:id': async ({ viewer, params, body }, deps) => {
    if (!writingUnits(viewer).includes(params.id)) throw new DomainError('not_allowed');
    await writeTemplates(deps, params.id, viewer.personId, body);
    const [book] = await templatesOf(deps, [params.id]);
    if (!book) throw new DomainError('not_found');
    return book;
  },
};

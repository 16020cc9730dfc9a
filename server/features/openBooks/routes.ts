import { DomainError } from '../../../shared/domain/kernel/errors';
import { dayOf } from '../../../shared/domain/kernel/days';
import { dueOf } from '../../../shared/domain/openBooks/periods';
import type { BookUnitKind } from '../../../shared/domain/openBooks/kinds';
import type { HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnit } from '../organisation';
import { checkFinance } from './check';
import { answer, ask, correct, publish } from './commands';
import { asks, authorisePublisher, deskOf, unitsFor, type Person } from './policy';
import { lateAt, presentBook, presentRows } from './presenter';
import { boardPage, booksById, booksOf, loadBook, loadQuestion, waitingFor } from './queries';
import { refuse } from './step';

/** The community whose board is asked for. `not_found` where there is none. */
async function communityOf(deps: Deps, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const unit = await getUnit(deps, id);
  if (unit?.kind !== 'community') throw new DomainError('not_found');
  return { id, name: unit.name };
}
async function deskView(deps: Deps, viewer: Person) {
  const units = await deskOf(deps, viewer);
  const ids = units.map(({ id }) => id);
  const [books, waiting, now] = [await booksOf(deps, ids), await waitingFor(deps, ids), deps.clock.now()];
  const about = await booksById(deps, waiting.map(({ bookId }) => bookId));
  const finance = (unitId: string): string[] => books.filter((book) => book.unitId === unitId && book.kind === 'finance').map(({ period }) => period);
  return {
    units: units.map(({ id, name, kind }) => ({ id, name, kind: kind as BookUnitKind, due: dueOf(kind as BookUnitKind, finance(id), dayOf(now)) })),
    questions: waiting.map((one) => ({ id: one._id, text: one.text, at: one.createdAt.toISOString(), answerBy: one.answerBy.toISOString(), late: lateAt(one, now), book: { id: one.bookId, name: about.get(one.bookId)?.title ?? '' } })),
    items: await presentRows(deps, books),
  };
}

export const handlers: HandlerTable = {
  'GET /open-books': async ({ query, viewer }, deps) => {
    const community = await communityOf(deps, query.communityId ?? viewer.homeCommunityId);
    const publishes = (await unitsFor(deps, viewer)).length > 0;
    if (!community) return { items: [], next: null, community, publishes };
    const { items, next } = await boardPage(deps, community.id, query.unitKind, query);
    return { items: await presentRows(deps, items), next, community, publishes };
  },
  'GET /open-books/:id': async ({ params, viewer }, deps) => presentBook(deps, await loadBook(deps, params.id), viewer),
  'GET /workbench/open-books': ({ viewer }, deps) => deskView(deps, viewer),
  'POST /open-books/check': async ({ viewer, file }, deps) => {
    await deskOf(deps, viewer);
    return checkFinance(file?.path ?? '');
  },
  'POST /open-books': async ({ body, key, viewer }, deps) => {
    const unit = (await deskOf(deps, viewer)).find(({ id }) => id === body.unitId);
    if (!unit) throw new DomainError('not_allowed');
    return presentBook(deps, await publish(deps, viewer.personId, unit, body, key), viewer);
  },
  'POST /open-books/:id/correct': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadBook(deps, params.id);
    return presentBook(deps, await correct(deps, doc, await authorisePublisher(deps, viewer, doc), { ...body, key }), viewer);
  },
  'POST /open-books/:id/questions': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadBook(deps, params.id);
    if (!asks(viewer, doc)) refuse('bookNeighbour');
    await ask(deps, doc, viewer.personId, body.text, key);
    return presentBook(deps, doc, viewer);
  },
  'POST /open-books/:id/questions/:ref/answer': async ({ params, body, key, viewer }, deps) => {
    const [doc, question] = [await loadBook(deps, params.id), await loadQuestion(deps, params.id, params.ref)];
    await answer(deps, question, await authorisePublisher(deps, viewer, doc), { ...body, key });
    return presentBook(deps, doc, viewer);
  },
};

import type { ResponseOf } from '../../../../shared/contract';
import { ruleAgainstJoining } from '../../../../shared/domain/cases/ownWords';
import type { CaseViewer } from '../../../../shared/domain/cases/visibility';
import type { Deps } from '../../../platform/deps';
import { photoViews } from '../../files';
import { getPeople } from '../../identity';
import { getUnits } from '../../organisation';
import type { CaseDoc } from '../document';
import { companyOf, endOfChain, standingIn, type Company } from './queries';
import { presentWords, wordsOf } from './words';

type View = ResponseOf<'GET /cases/:id'>;

/** Where a merged case goes on. A sensitive lead exists for staff alone: its reporter's neighbour is told how far it is, not which. */
async function mergedView(deps: Deps, doc: CaseDoc, viewer: CaseViewer): Promise<Pick<View, 'merged'>> {
  if (!doc.merged) return {};
  const lead = await endOfChain(deps, doc._id);
  const known = !lead.sensitive || viewer === 'staff';
  const unit = viewer === 'public' ? undefined : (await getUnits(deps, [lead.leadUnitId])).get(lead.leadUnitId ?? '');
  return {
    merged: {
      id: known ? lead._id : null,
      number: known ? lead.number : '',
      state: lead.state,
      outcome: lead.outcome,
      unit: unit?.name ?? null,
      promisedAt: lead.open ? lead.promisedAt.toISOString() : null,
      at: doc.merged.at.toISOString(),
    },
  };
}

/** Who they are, for those who handle the matter. */
async function companyView(deps: Deps, doc: CaseDoc, company: Company): Promise<Pick<View, 'company'>> {
  const { supports, merged } = company;
  const joined = supports.filter(({ kind }) => kind === 'joined');
  if (joined.length + merged.length === 0) return {};
  const [words, people, photos] = await Promise.all([
    wordsOf(deps, doc, company),
    getPeople(deps, [...joined.map(({ personId }) => personId), ...merged.map(({ reporterId }) => reporterId)]),
    photoViews(deps, joined.flatMap(({ photoIds }) => photoIds)),
  ]);
  const wordBy = (personId: string): { word?: { solved: boolean; text: string | null; at: string } } => {
    const said = words.get(personId);
    return said ? { word: { solved: said.solved, text: said.text, at: said.at.toISOString() } } : {};
  };
  return {
    company: {
      supporters: joined.map(({ personId, text, photoIds, at }) => ({
        name: people.get(personId)?.name ?? '',
        phoneTail: people.get(personId)?.phoneTail ?? null,
        text,
        photos: photoIds.flatMap((id) => {
          const { check: _, ...photo } = photos.get(id) ?? { check: null, id: '' };
          return photo.id === '' ? [] : [photo as View['photos'][number]];
        }),
        at: at.toISOString(),
        ...wordBy(personId),
      })),
      merged: merged.map((one) => ({ id: one._id, number: one.number, title: one.title, reporter: people.get(one.reporterId)?.name ?? '', at: (one.merged?.at ?? new Date(0)).toISOString(), ...wordBy(one.reporterId) })),
    },
  };
}

/** What hangs together with a case, as its viewer may know it. */
export async function presentCompany(deps: Deps, doc: CaseDoc, viewer: CaseViewer, personId: string): Promise<Pick<View, 'merged' | 'neighbours' | 'company' | 'neighboursSay'>> {
  const [{ count, mine }, merged] = await Promise.all([standingIn(deps, doc, personId), mergedView(deps, doc, viewer)]);
  const say = count > 0 || doc.merged ? await presentWords(deps, doc, viewer, personId) : {};
  const mayJoin = mine !== 'joined' && ruleAgainstJoining(doc, personId) === null && viewer !== 'staff';
  const shown = !doc.sensitive || count > 0;
  return {
    ...merged,
    ...say,
    ...(shown ? { neighbours: { count, mine, mayJoin } } : {}),
    ...(viewer === 'staff' && count > 0 ? await companyView(deps, doc, await companyOf(deps, doc._id)) : {}),
  };
}

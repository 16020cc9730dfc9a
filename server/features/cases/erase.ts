import { DomainError } from '../../../shared/domain/kernel/errors';
import { rewrite, roughPlace } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import { markUnused } from '../files';
import { ruleBook } from './catalogue';
import { withdraw } from './commands/withdraw';
import { Words } from './company/wordModel';
import { Supports } from './company/model';
import type { CaseDoc, TimelineRow } from './document';
import { Cases } from './model';
import { reportersPhotos, withoutPhotos } from './ownWords';
import { termsOf, titleAfter, voicesOf } from './voices';

/** What nobody has taken on yet is withdrawn; what somebody works on, or others wait for, goes on without a name. */
async function takeBack(deps: Deps, doc: CaseDoc, personId: string): Promise<void> {
  try {
    await withdraw(deps, doc, { personId, parts: [{ part: 'reporter', unitId: null }] }, { revision: doc.revision, key: 'closed', reason: '' });
  } catch (error) {
    if (!(error instanceof DomainError) || !['wrong_state', 'rule_refused', 'not_allowed'].includes(error.code)) throw error;
  }
}

function bareRow(row: TimelineRow, personId: string): TimelineRow {
  if (row.part !== 'reporter' && row.actorId !== personId) return row;
  const { voiceIds: _voices, ...rest } = row;
  return { ...rest, text: null, reason: null };
}

/** A case without a word, picture or door of its reporter: number, kind, area, clock and what offices did stay (the register of the office). */
async function bare(deps: Deps, doc: CaseDoc, personId: string): Promise<{ set: Partial<CaseDoc>; gone: string[] }> {
  const gone = [...reportersPhotos(doc), ...voicesOf(doc)];
  const { timeline, fileIds, photoIds, release } = withoutPhotos(doc, gone);
  const place = roughPlace(doc.place);
  const said = { text: null, answers: [], why: doc.why.filter(({ kind }) => kind !== 'place'), photoIds, release, place, evaluation: doc.evaluation && { ...doc.evaluation, text: null } };
  const unsolved = doc.unsolved ? { unsolved: { ...doc.unsolved, text: null } } : {};
  const category = (await ruleBook(deps, [doc])).categoryView(doc).name;
  const title = titleAfter({ text: '', place }, category);
  const terms = await termsOf(deps, { number: doc.number, title, place, reporterId: '', ...(doc.outside ? { outside: doc.outside } : {}) }, category);
  return { set: { ...said, ...unsolved, title, terms, fileIds, timeline: timeline.map((row) => bareRow(row, personId)) }, gone };
}

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  let files: string[] = [];
  await rewrite(Cases(deps), id, async (doc) => {
    const { set, gone } = await bare(deps, doc, personId);
    files = gone;
    return { set, unset: ['voiceIds', 'transcripts'] };
  });
  await markUnused(deps, files);
}

/** What they said of others' cases: that they met the same stays counted, by nobody. */
async function stripCompany(deps: Deps, personId: string): Promise<void> {
  await Supports(deps).deleteMany({ personId, kind: 'following' });
  const joined = await Supports(deps).find({ personId }, { photoIds: 1 }).lean<{ photoIds: string[] }[]>();
  await Supports(deps).updateMany({ personId }, { $set: { text: null, photoIds: [] } });
  await markUnused(deps, joined.flatMap(({ photoIds }) => photoIds));
  await Words(deps).updateMany({ personId }, { $set: { text: null } });
}

/** Reports and what they said of others'. Not done while one of theirs is worked on: whoever works on it needs its words. */
export const caseEraser: Eraser = {
  name: 'cases',
  collections: ['cases', 'caseSupports', 'caseWords'],
  async erase(deps, { personId }) {
    await stripCompany(deps, personId);
    for (const doc of await Cases(deps).find({ reporterId: personId, open: true }, { pending: 0 }).lean<CaseDoc[]>()) await takeBack(deps, doc, personId);
    for (const { _id } of await Cases(deps).find({ reporterId: personId, open: false }, { _id: 1 }).lean<{ _id: string }[]>()) await strip(deps, _id, personId);
    return (await Cases(deps).exists({ reporterId: personId, open: true })) === null;
  },
};

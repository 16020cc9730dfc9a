import type { z } from 'zod';
import { GRADE_SIGNALS } from '../../../../config/triage';
import type { ActionBodies } from '../../../../shared/contract/cases';
import { fieldSentence } from '../../../../shared/copy/fields';
import type { Category } from '../../../../shared/domain/cases/catalogue';
import { gradeFrom, reportProblems, sensitiveFrom } from '../../../../shared/domain/cases/report';
import { gradeOfWords, graver } from '../../../../shared/domain/cases/warning';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { locate } from '../../organisation';
import { repeatFields } from '../board/repeats';
import { ruleBook } from '../catalogue';
import type { CaseDoc } from '../document';
import { checkUploads } from '../evidence';
import { reportersPhotos, withoutPhotos } from '../ownWords';
import { routeFor, scopeOf } from '../place';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';
import { termsOf, titleAfter } from '../voices';
import { careFor } from '../words';

export type EditAsk = Ask & Omit<z.output<typeof ActionBodies.edit>, 'revision'>;

async function categoryFor(deps: Deps, doc: CaseDoc, ask: EditAsk): Promise<{ category: Category; version: number | undefined }> {
  const book = await ruleBook(deps, [doc]);
  const moved = ask.categoryId !== doc.categoryId;
  const category = moved ? book.offered(ask.categoryId) : book.categoryOf(doc);
  if (!category) throw new DomainError('rule_refused', { rule: 'offCatalogue' });
  const problems = reportProblems({ ...ask, voiceIds: doc.voiceIds }, category.questions);
  if (problems.length > 0) throw new DomainError('invalid_input', {}, problems.map(({ path, code }) => ({ path, code, message: fieldSentence(code, path) })));
  return { category, version: moved ? book.now.catalogueVersion : doc.catalogueVersion };
}

/** The photos as they are to be: those kept, and new ones of the reporter's own. */
async function photosAfter(deps: Deps, doc: CaseDoc, actor: Actor, ids: readonly string[]): Promise<{ kept: string[]; added: string[]; gone: string[] }> {
  const own = reportersPhotos(doc);
  const added = await checkUploads(deps, actor, ids.filter((id) => !own.includes(id)));
  return { kept: ids.filter((id) => own.includes(id)), added, gone: doc.photoIds.filter((id) => !ids.includes(id)) };
}

/** The station's own word on the grade stands; else the grade follows from what is said now. */
function gradeAfter(doc: CaseDoc, category: Category, ask: EditAsk): CaseDoc['grade'] {
  return doc.timeline.some(({ action }) => action === 'regrade') ? doc.grade : graver(gradeFrom(category.defaultGrade, ask.answers, category.questions), gradeOfWords(ask.text, GRADE_SIGNALS).grade);
}

/**
 * The reporter changes what was handed in, before anybody has taken it on; what stood there before is gone, a line says
 * that it was changed. Routed anew; the promise counts from the filing. Outcomes: changed; `invalid_input` as for a report;
 * `rule_refused` offCatalogue, photoNotYours, wordsRisky; see applyStep.
 */
export function edit(deps: Deps, doc: CaseDoc, actor: Actor, ask: EditAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'edit', ask, async () => {
    const { category, version } = await categoryFor(deps, doc, ask);
    const { kept, added, gone } = await photosAfter(deps, doc, actor, ask.photoIds);
    const at = await locate(deps, { ...doc.place[doc.place.given], system: doc.place.given });
    const text = wordsOrNull(ask.text);
    const next: CaseDoc = { ...doc, text, categoryId: category.id, place: { ...doc.place, text: ask.placeText }, photoIds: [...kept, ...added] };
    const title = titleAfter(next, category.name);
    const left = withoutPhotos(doc, gone);
    const timeline = left.timeline.map((row) => (row.action === 'submit' ? { ...row, text } : row));
    return {
      entries: [{ step: 'edit', photoIds: added, withPromise: true }],
      set: {
        ...{ text, title, categoryId: category.id, place: next.place, photoIds: next.photoIds, answers: ask.answers, showToNeighbours: ask.showToNeighbours },
        ...(version === undefined ? {} : { catalogueVersion: version }),
        safety: category.safety,
        sensitive: sensitiveFrom(category.sensitive, ask.answers, category.questions),
        grade: gradeAfter(doc, category, ask),
        scope: scopeOf(at),
        ...(category.id === doc.categoryId ? {} : await repeatFields(deps, next)),
        ...(await routeFor(deps, category, ask.placeText, at)),
        terms: await termsOf(deps, { ...next, title }, category.name),
        ...careFor(doc.wordsCheck, await checkWords(deps, actor.personId ?? '', [text, ask.placeText])),
      },
      rewrite: { timeline, fileIds: left.fileIds },
      tell: { photos: gone.join(' ') },
    };
  });
}

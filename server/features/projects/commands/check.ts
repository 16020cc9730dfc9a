import type { ParsedOf } from '../../../../shared/contract';
import { projectCheckDue } from '../../../../shared/domain/projects/limits';
import { ruleAgainstAdmit } from '../../../../shared/domain/projects/rules';
import { DUTY_DECLINES } from '../../../../shared/domain/projects/states';
import { PROJECT_TERMS } from '../../../../config/catalogue/projects';
import type { Deps } from '../../../platform/deps';
import { passAsSeen } from '../../files';
import { checkWords } from '../../moderation';
import { settingsOf } from '../../settings';
import type { ProjectDoc } from '../document';
import { forgetCounts } from '../queries';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { careOf, fitPhotos, fitWords, refusePictures } from '../words';
import { councilOf } from './propose';

type Body<A extends 'edit' | 'ask' | 'answer' | 'decline' | 'admit' | 'council' | 'stop'> = Omit<ParsedOf<`POST /projects/:id/${A}`>['body'], 'revision'>;

const freshCheck = async (deps: Deps, now: Date): Promise<Pick<ProjectDoc, 'checkDueAt' | 'checkLate'>> => ({ checkDueAt: projectCheckDue(now, PROJECT_TERMS, (await settingsOf(deps)).calendar), checkLate: false });

/** Its proposer writes it anew, before it is checked. Outcomes as of applyStep, and those of words and photos. */
export function edit(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'edit'>): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'edit', ask, async ({ now }) => {
    const [id, title, need] = [actor.personId ?? '', fitWords(ask.title, 'resident'), fitWords(ask.need, 'resident')];
    const fresh = ask.photoIds.filter((one) => !doc.photoIds.includes(one));
    const [, words] = await Promise.all([fitPhotos(deps, id, fresh), checkWords(deps, id, [title, need])]);
    return { set: { title, need, photoIds: [...ask.photoIds], ...careOf(doc, words), ...(await freshCheck(deps, now)) }, files: fresh };
  });
}

/** Its proposer takes it back, before it is checked. */
export const withdraw = (deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask): Promise<ProjectDoc> => applyStep(deps, doc, actor, 'withdraw', ask, () => ({}));

/** The station asks its proposer back; the check stands until they answer. */
export const askBack = (deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'ask'>): Promise<ProjectDoc> => applyStep(deps, doc, actor, 'ask', ask, () => ({ text: ask.text }));

/** Its proposer answers, and the check goes on. */
export function answer(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'answer'>): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'answer', ask, async ({ now }) => {
    const words = await checkWords(deps, actor.personId ?? '', [ask.text]);
    return { text: fitWords(ask.text, 'resident'), set: { ...careOf(doc, words), ...(await freshCheck(deps, now)) } };
  });
}

/** The station does not take it on, and says why; where it is a duty of others, whose. `rule_refused` dutyWords. */
export function decline(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'decline'>): Promise<ProjectDoc> {
  return applyStep(deps, doc, actor, 'decline', ask, () => {
    if (DUTY_DECLINES.includes(ask.reason) && ask.text === '') refuse('dutyWords');
    return { code: ask.reason, text: wordsOrNull(ask.text) };
  });
}

/**
 * The station has checked it: needs, class, budget, source, and that it is nobody's duty already (主体责任). From now on
 * everybody may read it as it is worded here. Outcomes as of applyStep; `rule_refused` dutyFirst, budgetTooBig, budgetSource,
 * photoNotYours for a picture that is not the proposal's, and of the words.
 */
export async function admit(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'admit'>): Promise<ProjectDoc> {
  const after = await applyStep(deps, doc, actor, 'admit', ask, async ({ now }) => {
    const rule = ruleAgainstAdmit(ask, PROJECT_TERMS);
    if (rule) refuse(rule);
    if (ask.photoIds.some((id) => !doc.photoIds.includes(id))) refuse('photoNotYours');
    await refusePictures(deps, ask.photoIds);
    const [title, need, place, duty] = [ask.title, ask.need, ask.place, ask.duty].map((text) => fitWords(text, 'station')) as [string, string, string, string];
    // Whoever of the station releases a picture has looked at it.
    await passAsSeen(deps, ask.photoIds, actor.personId ?? '');
    return { set: { release: { title, need, place, photoIds: [...ask.photoIds], at: now, personId: actor.personId ?? '' }, kind: ask.kind, budgetFen: ask.budgetFen, source: ask.source, duty, wordsCheck: 'passed' } };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** The council decided that it is built; staff write it down until councils vote here themselves. */
export async function councilChoose(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'council'>): Promise<ProjectDoc> {
  const after = await applyStep(deps, doc, actor, 'council', ask, ({ now }) => {
    const council = councilOf({ ...ask, text: fitWords(ask.text, 'station') });
    return { text: council.text, set: { council, chosen: { by: 'council', at: now, roundId: null, count: council.agreed, people: council.present } } };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** It is not carried on, with the reason that everybody reads. */
export async function stop(deps: Deps, doc: ProjectDoc, actor: Actor, ask: Ask & Body<'stop'>): Promise<ProjectDoc> {
  const after = await applyStep(deps, doc, actor, 'stop', ask, () => ({ code: ask.reason, text: wordsOrNull(fitWords(ask.text, 'station')) }));
  forgetCounts(deps, doc.scope.community);
  return after;
}

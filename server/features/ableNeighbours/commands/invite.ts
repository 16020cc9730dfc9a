import type { ParsedOf } from '../../../../shared/contract';
import { INVITE_LIMITS } from '../../../../shared/domain/ableNeighbours/limits';
import { ruleAgainstWhen, weekOf, type InviteAnswer } from '../../../../shared/domain/ableNeighbours/rules';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { faultsIn, mustMask } from '../../../../shared/domain/wishes/asking';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { volunteersById, type VolunteerDoc } from '../../volunteers';
import { tasksById } from '../../volunteerTasks';
import type { InviteDoc } from '../document';
import { Invitations, rawSlots } from '../model';
import { inviteIdOf, loadInvite } from '../queries';
import { applyInvite, inviteEventOf, refuse, stampOf, type Ask, type InviteActor } from '../step';

type InviteAsk = ParsedOf<'POST /workbench/invitations'>['body'];
/** How often others may have come in between: everybody who was asked answers once or twice. */
const TRIES = INVITE_LIMITS.people * 2;

const fitWords = (words: readonly string[]): void => {
  if (words.some((text) => mustMask(text).length > 0 || faultsIn(text).length > 0)) refuse('inviteWords');
};

/** Takes one of the week's places for an invitation; false where all are taken. The same invitation meets its own. */
async function takeSlot(deps: Deps, volunteerId: string, inviteId: string, week: number): Promise<boolean> {
  for (let n = 0; n < INVITE_LIMITS.aWeek; n += 1) {
    const _id = `${volunteerId}-${week}-${n}`;
    try {
      await rawSlots(deps).insertOne({ _id, inviteId, volunteerId, week });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      if ((await rawSlots(deps).findOne({ _id }))?.inviteId === inviteId) return true;
    }
  }
  return false;
}

/** Those of the picked who are in force at the station, in the order they were picked; never who asks. */
async function inForce(deps: Deps, ids: readonly string[], station: string, byId: string): Promise<VolunteerDoc[]> {
  const docs = await volunteersById(deps, [...new Set(ids)]);
  return [...new Set(ids)].flatMap((id) => docs.get(id) ?? []).filter((doc) => doc.scope.station === station && doc.state === 'active' && doc.personId !== byId);
}

async function newInvite(deps: Deps, personId: string, id: string, ask: InviteAsk, contentHash: string): Promise<InviteDoc> {
  const now = deps.clock.now();
  const [from, to] = [new Date(ask.from), new Date(ask.to)];
  const rule = ruleAgainstWhen(from, to, now);
  if (rule) refuse(rule);
  fitWords([ask.title, ask.text, ask.where]);
  const task = ask.taskId === null ? null : (await tasksById(deps, [ask.taskId])).get(ask.taskId);
  if (ask.taskId !== null && (task?.state !== 'open' || task.scope.station !== ask.stationId)) refuse('inviteTask');
  await checkWords(deps, personId, [ask.title, ask.text, ask.where]);
  const picked = await inForce(deps, ask.volunteerIds, ask.stationId, personId);
  const places = new Map<string, boolean>();
  for (const { _id } of picked) places.set(_id, await takeSlot(deps, _id, id, weekOf(now)));
  const asked = picked.filter(({ _id }) => places.get(_id));
  const [first] = asked;
  if (!first) return refuse('inviteNobody');
  const doc: InviteDoc = {
    _id: id, contentHash, state: 'open', revision: 0, scope: first.scope, byId: personId, taskId: ask.taskId, title: ask.title, text: ask.text, where: ask.where, from, to, people: asked.map(({ _id, personId: who }) => ({ volunteerId: _id, personId: who, answer: null, at: null })),
    skipped: picked.filter(({ _id }) => !places.get(_id)).map(({ name }) => name), keys: [], createdAt: now, updatedAt: now, pending: [],
    timeline: [{ id: '0', at: now, action: 'send', part: 'station', personId, unitId: ask.stationId, code: null, text: null }],
  };
  return { ...doc, ...pendingOf([inviteEventOf(doc, 'send', personId)], now) };
}

/**
 * The station asks picked volunteers of its own. Each is sent at most three invitations a week from all stations together: who had
 * them is left out and named. Outcomes: the invitation, the same for the same key; `key_reused` with other content; `rule_refused`
 * inviteWhen, inviteWords, inviteTask, inviteNobody, wordsRisky.
 */
export async function invite(deps: Deps, personId: string, ask: InviteAsk, key: string): Promise<InviteDoc> {
  const [id, contentHash] = [inviteIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(ask))];
  const same = (doc: InviteDoc): InviteDoc => {
    if (doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const known = await Invitations(deps).findById(id, { pending: 0 }).lean<InviteDoc>();
  if (known) return same(known);
  const doc = await newInvite(deps, personId, id, ask, contentHash);
  try {
    await Invitations(deps).insertMany([doc]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return same(await loadInvite(deps, id));
  }
  deps.nudge(Invitations(deps));
  return doc;
}

/** Somebody says whether they can come. Others who answer meanwhile are no conflict. `rule_refused` inviteOver once it has begun. */
export async function answerInvite(deps: Deps, doc: InviteDoc, actor: InviteActor, answer: InviteAnswer, key: string): Promise<InviteDoc> {
  if (doc.keys.includes(stampOf('answer', actor.personId, key))) return doc;
  for (let left = TRIES, now = doc; ; left -= 1) {
    if (now.state !== 'open' || now.from <= deps.clock.now()) return refuse('inviteOver');
    const at = deps.clock.now();
    const people = now.people.map((row) => (row.personId === actor.personId ? { ...row, answer, at } : row));
    try {
      return await applyInvite(deps, now, actor, 'answer', { revision: now.revision, key }, () => ({ code: answer, quiet: true, set: { people }, tell: { who: actor.personId, answer } }));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 0) throw error;
      now = await loadInvite(deps, doc._id);
    }
  }
}

/** The station needs nobody any more; who did not say no is told why. `rule_refused` inviteOver once it is past, inviteWords. */
export function callOff(deps: Deps, doc: InviteDoc, actor: InviteActor, ask: Ask & { readonly text: string }): Promise<InviteDoc> {
  return applyInvite(deps, doc, actor, 'callOff', ask, ({ now }) => {
    if (doc.to <= now) refuse('inviteOver');
    fitWords([ask.text]);
    return { text: ask.text };
  });
}

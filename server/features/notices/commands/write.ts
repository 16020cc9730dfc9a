import type { ParsedOf } from '../../../../shared/contract';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstAreas, ruleAgainstPin, ruleAgainstWhen, shownUntil } from '../../../../shared/domain/notices/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { landOf } from '../areas';
import type { NoticeDoc } from '../document';
import { eventOf } from '../events';
import { Notices } from '../model';
import { covers, type Office } from '../policy';
import { noticeIdOf } from '../queries';
import { applyStep, derive, refuse, type Actor, type Ask } from '../step';

export type Writing = ParsedOf<'POST /notices'>['body'];
type Content = Omit<Writing, 'unitId'>;
/** Moments of a text from outside. */
export const momentsOf = ({ from, to }: { readonly from: string | null; readonly to: string | null }): { from: Date | null; to: Date | null } => ({ from: from === null ? null : new Date(from), to: to === null ? null : new Date(to) });

type Fields = Pick<NoticeDoc, 'kind' | 'emergency' | 'title' | 'text' | 'from' | 'to' | 'areas' | 'areaKeys' | 'communities' | 'pinnedUntil' | 'showUntil'>;
/** What is written, held against the rules and the land that the office looks after. `rule_refused` noticeAreaTwice, noticeArea, noticeWhen, noticePin. */
async function fitted(deps: Deps, office: Pick<Office, 'levelId'>, { kind, emergency, title, text, areas, pinnedUntil, ...when }: Content): Promise<Fields> {
  const [now, moments] = [deps.clock.now(), momentsOf(when)];
  const rule = ruleAgainstAreas(areas) ?? ruleAgainstWhen(moments, now) ?? ruleAgainstPin(pinnedUntil, now);
  if (rule) refuse(rule);
  const lands = await Promise.all(areas.map((area) => landOf(deps, area)));
  if (!covers({ unitId: '', name: '', ...office }, lands)) refuse('noticeArea');
  const all = (pick: (land: (typeof lands)[number]) => readonly string[]): string[] => [...new Set(lands.flatMap(pick))];
  return { kind, emergency, title, text, ...moments, areas: lands.map(({ row }) => row), areaKeys: all(({ keys }) => keys), communities: all(({ communities }) => communities), pinnedUntil, showUntil: shownUntil(now, moments) };
}

/**
 * Somebody of an office writes a notice for land that it looks after; blanks of a template may stay until it is let out.
 * Outcomes: the draft, the same for the same key; `key_reused` with other content; `rule_refused` as of what is written.
 */
export async function write(deps: Deps, personId: string, office: Office, ask: Writing, key: string): Promise<NoticeDoc> {
  const [_id, contentHash, now] = [noticeIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const known = async (): Promise<NoticeDoc | null> => {
    const doc = await Notices(deps).findById(_id, { pending: 0 }).lean<NoticeDoc>();
    if (doc && doc.contentHash !== contentHash) throw new DomainError('key_reused');
    return doc;
  };
  const before = await known();
  if (before) return before;
  const base: NoticeDoc = {
    _id, contentHash, state: 'draft', revision: 0, unitId: office.unitId, scope: { station: office.unitId }, ...(await fitted(deps, office, ask)), writers: [personId], signerId: personId, edition: 0, toldAt: now, corrections: [], proposal: null, reason: null, reads: 0, readsAt: null,
    timeline: [{ id: '0', at: now, action: 'write', part: 'writer', personId, unitId: office.unitId, code: null, text: null }], keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  const { lane } = derive(base);
  const doc = { ...base, ...(lane ? { lane } : {}) };
  try {
    await Notices(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, 'write', personId)], now) }]);
  } catch (error) {
    const there = isDuplicateKey(error) ? await known() : null;
    if (there) return there;
    throw error;
  }
  deps.nudge(Notices(deps));
  return doc;
}

/** It is written anew; who does so is one of its writers from then on. */
export const change = (deps: Deps, doc: NoticeDoc, office: Pick<Office, 'levelId'>, actor: Actor, ask: Ask & Content): Promise<NoticeDoc> =>
  applyStep(deps, doc, actor, 'change', ask, async () => {
    const { kind, emergency, title, text, from, to, areas, pinnedUntil } = ask;
    const fields = await fitted(deps, office, { kind, emergency, title, text, from, to, areas, pinnedUntil });
    return { set: { ...fields, writers: actor.personId ? [...new Set([...doc.writers, actor.personId])] : doc.writers } };
  });

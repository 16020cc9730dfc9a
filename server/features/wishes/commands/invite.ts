import { INVITE_TERMS } from '../../../../config/catalogue/wishes';
import { dayOf } from '../../../../shared/domain/kernel/days';
import type { Skill } from '../../../../shared/domain/volunteers/profile';
import { INVITE_LIMITS, inviteState, restsSince, ruleAgainstInvitee, ruleAgainstInvites, skillsFor, timesUntil, type Candidate, type Looking } from '../../../../shared/domain/wishes/invitations';
import type { Deps } from '../../../platform/deps';
import { holdersOf } from '../../identity';
import { settingsOf } from '../../settings';
import { helpersAt, volunteersById, type Helper } from '../../volunteers';
import type { WishDoc, WishInvite } from '../document';
import { factsOf } from '../facts';
import { invitedSince } from '../queries';
import { applyStep, refuse, type Actor, type Ask } from '../step';

/** Helpers of a station that are looked through for who fits. */
const LOOKED_THROUGH = 1_000;

type Known = Helper & Candidate;
/** A volunteer who may be invited, and by what they fit. */
export interface Fitting extends Known {
  readonly fitting: readonly Skill[];
}

async function lookingFor(deps: Deps, doc: WishDoc, skill: Skill | null): Promise<Looking> {
  const today = dayOf(deps.clock.now());
  return { skill, today, times: timesUntil(doc.neededOn, today, (await settingsOf(deps)).calendar) };
}

/** Helpers of the wish's station; whoever works there sees to wishes and claims none of them. */
async function helpersFor(deps: Deps, { scope: { station } }: WishDoc): Promise<Helper[]> {
  const [helpers, staff] = await Promise.all([helpersAt(deps, station, LOOKED_THROUGH), holdersOf(deps, [station], ['stationStaff', 'stationHead'])]);
  return helpers.filter(({ personId }) => !staff.includes(personId));
}

/** When each usually can stands on the record, and is read for those alone who would do. */
async function withTimes(deps: Deps, helpers: readonly Helper[]): Promise<Known[]> {
  const records = await volunteersById(deps, helpers.map(({ id }) => id));
  return helpers.map((helper) => ({ ...helper, times: records.get(helper.id)?.times ?? [] }));
}

/**
 * Volunteers of the wish's station, in force, whom it may invite: who fits by the rule of tasks, may claim it by the wish's own,
 * usually has time before it is needed, gave no claim of it up, and was not asked to any wish these days. Who fits by most is first.
 * @param skill one that is looked for; null: any that counts for such a wish
 */
export async function fittingVolunteers(deps: Deps, doc: WishDoc, skill: Skill | null): Promise<Fitting[]> {
  const [looking, facts] = [await lookingFor(deps, doc, skill), factsOf(doc)];
  const gone = [...doc.past.map(({ personId }) => personId), ...(doc.invites ?? []).map(({ personId }) => personId)];
  const helpers = (await helpersFor(deps, doc)).filter((helper) => !gone.includes(helper.personId) && skillsFor(facts, helper, looking).length > 0);
  const able = (await withTimes(deps, helpers)).filter((known) => ruleAgainstInvitee(facts, known, looking) === null);
  const resting = await invitedSince(deps, able.map(({ personId }) => personId), restsSince(deps.clock.now(), INVITE_TERMS), doc._id);
  return able
    .filter(({ personId }) => !resting.has(personId))
    .map((known) => ({ ...known, fitting: skillsFor(facts, known, looking) }))
    .sort((a, b) => b.fitting.length - a.fitting.length)
    .slice(0, INVITE_LIMITS.shown);
}

/**
 * The station asks volunteers, by name, to claim a wish that nobody has: each gets a message that opens it, and claims it as
 * everybody does. `rule_refused` inviteTwice, inviteMany, inviteUnfit for who does not fit or may not claim it, inviteResting for
 * who was asked to another wish these days; outcomes as of applyStep.
 */
export function invite(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly volunteerIds: readonly string[] }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'invite', ask, async ({ now }) => {
    const [looking, facts, invites] = [await lookingFor(deps, doc, null), factsOf(doc), doc.invites ?? []];
    const chosen = await withTimes(deps, (await helpersFor(deps, doc)).filter(({ id }) => ask.volunteerIds.includes(id)));
    const personIds = chosen.map(({ personId }) => personId);
    // Whoever left, or belongs elsewhere, is not among them.
    if (chosen.length < new Set(ask.volunteerIds).size) return refuse('inviteUnfit');
    const rule = ruleAgainstInvites(invites, personIds, now, INVITE_TERMS) ?? chosen.map((known) => ruleAgainstInvitee(facts, known, looking)).find((one) => one !== null) ?? null;
    if (rule) return refuse(rule);
    if (doc.past.some(({ personId }) => personIds.includes(personId))) return refuse('inviteUnfit');
    if ((await invitedSince(deps, personIds, restsSince(now, INVITE_TERMS), doc._id)).size > 0) return refuse('inviteResting');
    const rows = chosen.map(({ id: volunteerId, personId }): WishInvite => ({ volunteerId, personId, at: now, byId: actor.personId ?? '', answer: null, answeredAt: null }));
    const all = [...invites, ...rows];
    return { code: String(rows.length), set: { invites: all, invitedIds: all.map(({ personId }) => personId) }, tell: { who: personIds.join(',') } };
  });
}

/** Whoever was invited says that it does not suit this time; no reason is asked, and nothing of it stands on the story. `rule_refused` inviteGone. */
export function declineInvite(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'inviteNo', ask, ({ now }) => {
    const mine = doc.invites?.find(({ personId }) => personId === actor.personId);
    if (!doc.invites || !mine || inviteState(mine, now, INVITE_TERMS) !== 'open') return refuse('inviteGone');
    const invites = doc.invites.map((one): WishInvite => (one === mine ? { ...one, answer: 'no', answeredAt: now } : one));
    // The last of those asked has said no: the station looks for others.
    return { quiet: true, set: { invites }, tell: { none: invites.every(({ answer }) => answer === 'no') } };
  });
}

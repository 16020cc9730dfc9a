import type { Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { holdsOf, volunteerEvent, volunteersById, type HoldRow } from '../volunteers';
import { teamEvent } from '../volunteerTeams';
import { goOn } from './commands/join';
import { goOnSwap } from './commands/swap';
import { callOff, fill, passOnChange, release } from './commands/turn';
import { dropDraft } from './commands/write';
import type { SignUpDoc } from './document';
import { activityEvent, signUpEvent } from './events';
import { activitiesById, comingOf, signUpById, signUpsById, standingOf, unfinishedOf } from './queries';
import { applyTurn, ifStill } from './step';

/** Shifts that somebody may hold at once, and wait for, are fewer. */
const MOST_OF_ONE = 100;

async function goOnHold(deps: Deps, who: { readonly id: string; readonly personId: string }, hold: HoldRow): Promise<void> {
  const activity = (await activitiesById(deps, [hold.ask.activityId])).get(hold.ask.activityId);
  const doc = await signUpById(deps, hold.signUpId);
  if (!activity || (doc && doc.round === hold.round && doc.state === 'seated')) return;
  if (doc && doc.round === hold.round && doc.state === 'offered') {
    // They said yes: a time is only taken with it.
    await ifStill(applyTurn(deps, { ...doc, pending: [] }, { personId: who.personId, parts: ['self'] }, 'accept', { revision: doc.revision, key: `hold-${hold.round}` }, () => ({ set: { answerBy: null } })));
  } else if (doc && doc.round >= hold.round) await release(deps, hold.signUpId);
  else await (hold.ask.from === null ? goOn(deps, activity, who, hold, `hold-${hold.round}`) : goOnSwap(deps, activity, who, hold));
}

/** Goes on with what somebody signed up for where the process ended in between: from the time they hold to seat and sign-up. */
export const goOnHolds: Subscriber = {
  name: 'activities.goOnHolds',
  types: [volunteerEvent('hold')],
  async handle({ source }, deps) {
    const personId = (await volunteersById(deps, [source.id])).get(source.id)?.personId;
    for (const hold of personId === undefined ? [] : await holdsOf(deps, source.id)) if (hold.endsAt > deps.clock.now()) await goOnHold(deps, { id: source.id, personId: personId ?? '' }, hold);
  },
};

const fillFor = async (deps: Deps, doc: SignUpDoc | undefined): Promise<void> => {
  const activity = doc && (await activitiesById(deps, [doc.activityId])).get(doc.activityId);
  if (activity) await fill(deps, activity, doc.shiftId, doc.roleId);
};
/** Who does not come gives seat and time free, and the seat is offered to the one who waits longest; who begins to wait may find one free. */
export const freeSeats: Subscriber = {
  name: 'activities.freeSeats',
  types: (['cancel', 'decline', 'pass', 'callOff', 'wait'] as const).map(signUpEvent),
  async handle({ source, type }, deps) {
    if (type !== signUpEvent('wait')) await release(deps, source.id);
    await fillFor(deps, (await signUpsById(deps, [source.id])).get(source.id));
  },
};

/** What changes for a shift reaches everybody who signed up for it, once. */
async function spread(deps: Deps, activityId: string, key: string, all: boolean): Promise<void> {
  const activity = (await activitiesById(deps, [activityId])).get(activityId);
  if (!activity) return;
  const shifts = new Map(activity.shifts.map((shift) => [shift.id, shift]));
  for (const doc of await standingOf(deps, [...shifts.keys()])) {
    const shift = shifts.get(doc.shiftId);
    if (!shift || doc.endsAt <= deps.clock.now()) continue;
    const moved = shift.startsAt.getTime() !== doc.startsAt.getTime() || shift.endsAt.getTime() !== doc.endsAt.getTime();
    if (activity.state === 'cancelled' || shift.state === 'off') await callOff(deps, doc, 'calledOff');
    else if (all || moved) await passOnChange(deps, doc, shift, key);
  }
}
/** Calls off, moves and tells the sign-ups of an activity that was changed; more places are offered to those who wait. */
export const spreadChanges: Subscriber = {
  name: 'activities.spreadChanges',
  types: (['change', 'move', 'cancelShift', 'cancel'] as const).map(activityEvent),
  async handle({ _id, source, type }, deps) {
    await spread(deps, source.id, _id, type === activityEvent('change'));
    const activity = type === activityEvent('change') ? (await activitiesById(deps, [source.id])).get(source.id) : undefined;
    for (const doc of activity ? await standingOf(deps, activity.shifts.map(({ id }) => id)) : []) if (doc.state === 'waiting') await fillFor(deps, doc);
  },
};
/** Whoever signed up while the activity was being called off or moved hears of it as well. */
export const checkJoined: Subscriber = {
  name: 'activities.checkJoined',
  types: (['join', 'wait', 'accept'] as const).map(signUpEvent),
  async handle({ _id, source }, deps) {
    const doc = (await signUpsById(deps, [source.id])).get(source.id);
    const activity = doc && (await activitiesById(deps, [doc.activityId])).get(doc.activityId);
    const shift = activity?.shifts.find(({ id }) => id === doc?.shiftId);
    if (!doc || !activity || !shift || doc.state === 'left') return;
    if (activity.state === 'cancelled' || shift.state === 'off') await callOff(deps, doc, 'calledOff');
    else if (shift.startsAt.getTime() !== doc.startsAt.getTime() || shift.endsAt.getTime() !== doc.endsAt.getTime()) await passOnChange(deps, doc, shift, _id);
  },
};
/** Whoever is no volunteer any more, or is put back, comes to no shift. */
export const leaveShifts: Subscriber = {
  name: 'activities.leaveShifts',
  types: (['withdraw', 'end', 'ask'] as const).map(volunteerEvent),
  async handle({ source }, deps) {
    const personId = (await volunteersById(deps, [source.id])).get(source.id)?.personId;
    for (const doc of personId ? await comingOf(deps, personId, deps.clock.now(), MOST_OF_ONE) : []) await callOff(deps, doc, 'gone');
  },
};
/** A team that is no more sends nothing out; what is out already the station sees to, for people come to it. */
export const endOfTeam: Subscriber = {
  name: 'activities.endOfTeam',
  types: [teamEvent('dissolve')],
  async handle({ source }, deps) {
    for (const doc of await unfinishedOf(deps, source.id, deps.clock.now(), MOST_OF_ONE)) if (doc.state !== 'published') await ifStill(dropDraft(deps, { ...doc, pending: [] }));
  },
};

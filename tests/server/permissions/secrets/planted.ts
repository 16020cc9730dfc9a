import { issueCode, phoneOf as phoneInSandbox } from '../../../../server/sandbox';
import type { World } from '../world';
import { STAFF_PASSWORD } from '../world/district';
import { WORDS } from '../world/make';
import { PROJECT_WORDS } from '../world/projects';
import { VOLUNTEER_WORDS } from '../world/volunteers';
import { ACTIVITY_WORDS } from '../world/activities';
import { HOURS_WORDS } from '../world/volunteerHours';
import { ROLL_WORDS } from '../world/rolls';
import { TASK_WORDS } from '../world/volunteerTasks';
import { MEDIATION_WORDS } from '../world/mediations';
import { VISIT_WORDS } from '../world/visits';
import { BOOKING_WORDS } from '../world/bookings';
import { WISH_WORDS } from '../world/wishes';
import { homeOf, nameOf, phoneOf, SOMEBODY, type Somebody } from '../world/people';

/** Something that was planted and is looked for. */
export interface Secret {
  readonly kind: 'name' | 'phone' | 'tail' | 'home' | 'text' | 'place' | 'point' | 'note' | 'supplement' | 'result' | 'wish' | 'door' | 'between' | 'agreed' | 'filed' | 'thanks' | 'proposal' | 'opinion' | 'volunteer' | 'document' | 'rollOwn' | 'roll' | 'rollName' | 'visit' | 'heard' | 'booking' | 'quarrel' | 'settled' | 'password' | 'token' | 'openId';
  readonly value: string;
  /** Whose it is; null for the words of the reporter's cases. */
  readonly owner: Somebody | null;
}

const ofCase = (kind: Secret['kind'], value: string): Secret => ({ kind, value, owner: null });

/** Everything that was planted: people, cases, an account, sessions, a WeChat user, a table of staff handed in. */
export async function secretsOf(world: World): Promise<readonly Secret[]> {
  const people = SOMEBODY.flatMap((owner): Secret[] => [
    { kind: 'name', value: nameOf(owner), owner },
    { kind: 'phone', value: phoneOf(owner), owner },
    { kind: 'tail', value: phoneOf(owner).slice(-4), owner },
    { kind: 'home', value: homeOf(owner), owner },
  ]);
  const tokens = await Promise.all(SOMEBODY.map(async (owner): Promise<Secret> => ({ kind: 'token', value: (await world.callerOf(owner)).token ?? '', owner })));
  const code = issueCode(world.sandbox.state, 'planted');
  await world.server.stranger.post('/sessions/wechat', { code }).expect(201);
  return [
    ...people,
    ...tokens,
    ofCase('text', WORDS.text), ofCase('place', WORDS.place), ofCase('note', WORDS.note), ofCase('supplement', WORDS.supplement), ofCase('result', WORDS.result),
    ofCase('wish', WISH_WORDS.text), ofCase('door', WISH_WORDS.door), ofCase('between', WISH_WORDS.between), ofCase('thanks', WISH_WORDS.thanks), ofCase('agreed', WISH_WORDS.agreed), ofCase('filed', WISH_WORDS.filed), ofCase('filed', WISH_WORDS.filedDoor),
    ofCase('proposal', PROJECT_WORDS.title), ofCase('proposal', PROJECT_WORDS.need), ofCase('door', PROJECT_WORDS.door), ofCase('between', PROJECT_WORDS.between), ofCase('opinion', PROJECT_WORDS.opinion),
    ofCase('volunteer', VOLUNTEER_WORDS.name), ofCase('volunteer', VOLUNTEER_WORDS.relative), ofCase('volunteer', VOLUNTEER_WORDS.proof), ofCase('volunteer', VOLUNTEER_WORDS.avoid), ofCase('document', VOLUNTEER_WORDS.document), ofCase('document', VOLUNTEER_WORDS.phone),
    ofCase('between', ACTIVITY_WORDS.meet), ofCase('between', TASK_WORDS.meet), ofCase('between', TASK_WORDS.report),
    ofCase('between', HOURS_WORDS.said), ofCase('between', HOURS_WORDS.list), ofCase('between', HOURS_WORDS.objection),
    ofCase('quarrel', MEDIATION_WORDS.text), ofCase('quarrel', MEDIATION_WORDS.who), ofCase('settled', MEDIATION_WORDS.record), ofCase('settled', MEDIATION_WORDS.agreement),
    ofCase('visit', VISIT_WORDS.text), ofCase('visit', VISIT_WORDS.door), ofCase('visit', VISIT_WORDS.times), ofCase('visit', VISIT_WORDS.promise), ofCase('heard', VISIT_WORDS.heard), ofCase('booking', BOOKING_WORDS.purpose),
    ofCase('rollOwn', ROLL_WORDS.own), ofCase('rollOwn', ROLL_WORDS.objection), ofCase('rollOwn', ROLL_WORDS.answer), ofCase('roll', ROLL_WORDS.other), ofCase('roll', ROLL_WORDS.number), ofCase('roll', ROLL_WORDS.otherNumber), ofCase('rollName', ROLL_WORDS.resident), ofCase('roll', ROLL_WORDS.residentNumber), ofCase('roll', ROLL_WORDS.delegate),
    ofCase('point', '113.90151717'), ofCase('point', '22.60151919'),
    ofCase('password', STAFF_PASSWORD),
    ofCase('openId', phoneInSandbox(world.sandbox.state, 'planted').openId),
  ];
}

/** Four digits are found everywhere; a tail is a text of its own. */
const isIn = (text: string, { kind, value }: Secret): boolean => text.includes(kind === 'tail' ? `"${value}"` : value);

/** Which secrets an answer holds, in its body or headers. */
export function foundIn({ headers, text }: { readonly headers: string; readonly text: string }, secrets: readonly Secret[]): Secret[] {
  return secrets.filter((secret) => isIn(text, secret) || isIn(headers, secret));
}

import type { RequestOf, ResponseOf } from '../../../shared/contract';
import { checkSign } from '../../../shared/domain/volunteers/documents';
import type { TestServer } from '../../support/server';
import { stepHands } from '../../support/stepHands';

export type View = ResponseOf<'GET /volunteers/:id'>;
export type JoinBody = RequestOf<'POST /volunteers'>['body'];

/** Numbers that nobody has: the district does not exist, the last sign is the one that follows. */
export const CARD = { grown: '990000199001010017', minor: '990000201201010011', small: '990000202201010016' } as const;
/** The n-th card of somebody grown up whom nobody is. */
export function cardOf(n: number): string {
  const places = `99000019800101${String(n).padStart(3, '0')}`;
  return places + checkSign(places);
}
/** A sign-up with nothing special about it. */
export const signUp = (changes: Partial<JoinBody> = {}): JoinBody => ({
  name: '安小姐', document: { kind: 'identityCard', number: CARD.grown }, skills: [{ skill: 'company' }, { skill: 'electrics', proof: '低压电工证', until: '2027-01-01' }], times: ['weekend'],
  emergency: { name: '安先生', relation: 'partner', phone: '13900007788' }, promise: '2026-1', risk: '2026-1', ...changes,
});

export function handsOn(server: () => TestServer) {
  const hands = stepHands<View>(server, 'volunteers', []);
  const join = async (who: string, changes: Partial<JoinBody> = {}) => (await hands.as(who)).post('/volunteers', signUp(changes));
  return { ...hands, join };
}

import { fateOf, isComplete, ruleAgainstClaim, ruleAgainstOnClaim, ruleAgainstPost, wishActions, type ClaimFacts, type WishFacts } from '../../../../shared/domain/wishes/rules';
import { END_REASONS, endReasonOutside, WISH_STATES } from '../../../../shared/domain/wishes/states';
import { wishSight, wishViewer, WISH_VIEWERS } from '../../../../shared/domain/wishes/visibility';
import { wishesLike } from '../../../../shared/domain/wishes/alike';

const claim = (change: Partial<ClaimFacts> = {}): ClaimFacts => ({ id: 'c1', personId: 'bob', unitId: null, quantity: 1, state: 'active', sent: false, ...change });
const wish = (change: Partial<WishFacts> = {}): WishFacts => ({ state: 'open', category: 'goods', visit: false, authorId: 'ann', recipientId: 'ann', target: 1, left: 1, claims: [], proposed: false, consented: false, thanked: false, ...change });
const post = { level: 1, whom: 'self', care: 'none', guardian: false, staff: false, consented: false, open: 0 } as const;
/** As staff at the counter file it for somebody who is there. */
const filed = { ...post, whom: 'proxy', consented: true, staff: true, door: 'counter', how: 'spoken' } as const;
const ask = { personId: 'bob', level: 1, unitId: null, quantity: 1, companion: null, held: 0 } as const;

it.each([
  [post, null], [{ ...post, level: 0 as const }, 'wishLevel'], [{ ...post, level: 0 as const, staff: true }, null], [{ ...post, care: 'minor' as const }, 'guardianNeeded'], [{ ...post, care: 'minor' as const, whom: 'family' as const }, 'guardianNeeded'],
  [{ ...post, care: 'minor' as const, whom: 'family' as const, guardian: true }, null], [{ ...post, care: 'elder' as const, whom: 'proxy' as const, consented: true }, 'guardianNeeded'], [{ ...post, care: 'elder' as const, whom: 'proxy' as const, consented: true, staff: true, door: 'visit' as const, how: 'spoken' as const }, null],
  [{ ...filed }, null], [{ ...filed, door: undefined }, 'consentDoesNotFit'], [{ ...filed, how: 'phone' as const }, 'consentDoesNotFit'], [{ ...filed, door: 'hotline' as const }, 'consentDoesNotFit'], [{ ...filed, door: 'hotline' as const, how: 'phone' as const }, null],
  [{ ...filed, care: 'minor' as const }, null], [{ ...filed, consented: false }, 'wishConsent'], [{ ...filed, staff: false, door: undefined }, null],
  [{ ...post, whom: 'proxy' as const }, 'wishConsent'], [{ ...post, open: 5 }, 'wishTooMany'], [{ ...post, open: 5, staff: true }, null],
])('posting %j: %s', (facts, rule) => expect(ruleAgainstPost(facts)).toBe(rule));

it.each([
  ['anybody', {}, {}, null], ['its author', {}, { personId: 'ann' }, 'claimOwn'], ['level 0', {}, { level: 0 }, 'wishLevel'], ['a visit at level 1', { visit: true }, { companion: 'second' }, 'wishVisitLevel'], ['a visit alone', { visit: true }, { level: 2 }, 'companionNeeded'],
  ['a visit together', { visit: true }, { level: 2, companion: 'station' }, null], ['a unit visits by its own people', { visit: true }, { unitId: 'u', companion: 'second' }, null], ['too many', {}, { held: 5 }, 'claimMany'], ['a unit with many', {}, { held: 9, unitId: 'u' }, null],
  ['nothing left', { left: 0 }, {}, 'claimTaken'], ['more than is left', { target: 5, left: 2 }, { quantity: 3 }, 'claimMore'], ['a second time', { target: 5, left: 4, claims: [claim()] }, {}, 'claimTwice'], ['for a unit beside oneself', { target: 5, left: 4, claims: [claim()] }, { unitId: 'u' }, null],
] as const)('claiming, %s', (_what, facts, change, rule) => expect(ruleAgainstClaim(wish(facts as Partial<WishFacts>), { ...ask, ...change })).toBe(rule));

it('gives no claim up that is shown or on its way; the station may where it is on its way', () => {
  const at = (change: Partial<ClaimFacts>, part: 'claimant' | 'station') => ruleAgainstOnClaim('release', claim(change), wish(), part);
  expect([at({}, 'claimant'), at({ sent: true }, 'claimant'), at({ sent: true }, 'station'), at({ state: 'proven' }, 'station'), at({ state: 'confirmed' }, 'claimant')]).toEqual([null, 'claimSent', null, 'proofFirst', 'proofFirst']);
});

it.each([
  ['active', false, 'back'], ['active', true, 'station'], ['arranged', false, 'back'], ['arranged', true, 'station'], ['proven', false, 'stands'], ['proven', true, 'stands'], ['confirmed', false, 'stands'], ['confirmed', true, 'stands'],
] as const)('a claim that is %s, sent %s, of whoever cannot go on: %s', (state, sent, fate) => expect(fateOf({ state, sent })).toBe(fate));

it.each(END_REASONS)('that it ended by %s is told outside without anybody’s grief', (reason) => expect(endReasonOutside(reason)).toBe(reason === 'gone' ? 'notFitting' : reason));

it('is complete when all of the target is taken and every claim confirmed', () => {
  const done = claim({ state: 'confirmed' });
  expect([isComplete(wish({ left: 0, claims: [done] })), isComplete(wish({ left: 1, claims: [done] })), isComplete(wish({ left: 0, claims: [done, claim()] })), isComplete(wish({ left: 0 }))]).toEqual([true, false, false, false]);
});

it('offers the author nothing but agreement once it is claimed', () => {
  const claimed = wish({ state: 'claimed', left: 0, claims: [claim()] });
  expect(wishActions(claimed, ['author'], [])).toEqual(['reply', 'shareAddress', 'hideAddress', 'propose']);
  expect(wishActions(claimed, ['claimant'], [claim()])).toEqual(['arrange', 'send', 'question', 'callFor', 'prove', 'release']);
  expect(wishActions({ ...claimed, proposed: true }, ['claimant'], [claim()])).toContain('agree');
});

it('lets volunteers’ help be confirmed where it was told and nobody holds a claim, by whoever it is for and the station', () => {
  const helped = wish({ helped: true });
  for (const part of ['author', 'recipient', 'station'] as const) expect(wishActions(helped, [part], [])).toContain('confirmHelp');
  for (const facts of [wish(), wish({ helped: true, target: 2, claims: [claim()] }), wish({ helped: true, state: 'claimed', left: 0, claims: [claim()] })]) expect(wishActions(facts, ['recipient'], [])).not.toContain('confirmHelp');
  expect(wishActions(helped, ['guest'], [])).not.toContain('confirmHelp');
});

describe('who sees what', () => {
  it.each(WISH_VIEWERS.flatMap((viewer) => WISH_STATES.map((state) => [viewer, state] as const)))('%s, %s', (viewer, state) => {
    const inside = ['station', 'author', 'recipient'].includes(viewer);
    for (const addressOpen of [false, true]) {
      expect(wishSight(viewer, { state, addressOpen })).toEqual({
        exists: viewer !== 'guest' || ['open', 'claimed', 'realised'].includes(state), original: inside, names: viewer === 'station', address: inside || (viewer === 'claimant' && addressOpen), claimants: inside,
        story: viewer === 'guest' || viewer === 'past' ? 'states' : 'all',
      });
    }
  });
  it('looks by the nearest part', () => {
    expect(wishViewer({ parts: ['author', 'claimant'], oversees: true, hadClaim: true })).toBe('author');
    expect([wishViewer({ parts: ['guest'], oversees: true, hadClaim: true }), wishViewer({ parts: ['guest'], oversees: false, hadClaim: true }), wishViewer({ parts: ['guest'], oversees: false, hadClaim: false })]).toEqual(['overseer', 'past', 'guest']);
  });
});

it('tells of likely the same, the likeliest first, and never of itself', () => {
  const one = { id: 'a', recipientId: 'r', category: 'goods', text: '小广场上想要一条树荫下的长椅' };
  const others = [one, { ...one, id: 'b', text: '小广场树荫下想要长椅' }, { ...one, id: 'c', text: '想有人陪着下棋' }, { ...one, id: 'd', recipientId: 's', text: one.text }];
  expect(wishesLike(one, others).map(({ wish: { id } }) => id)).toEqual(['b', 'd']);
});

import { HOME_STATE_WORDS } from '../../../../shared/copy/identity';
import { HOME_ACTIONS, HOME_PARTS, HOME_STATES, HOME_TRANSITIONS, homeActions, maskedName } from '../../../../shared/domain/identity/homes';
import { findTransition } from '../../../../shared/domain/kernel/stateMachine';

/** state action → state: who. Everything that is not written here is refused. */
const PERMITTED = [
  'asked speak → asked: coResident gridWorker',
  'asked confirm → confirmed: station',
  'asked decline → declined: station',
  'asked withdraw → withdrawn: resident',
  'confirmed moveOut → ended: resident',
  'confirmed end → ended: station',
];

it('permits these steps and no others', () => {
  const found = HOME_STATES.flatMap((state) => HOME_ACTIONS.flatMap((action) => {
    const row = findTransition(HOME_TRANSITIONS, state, action);
    return row ? [`${state} ${action} → ${row.to}: ${row.by.join(' ')}`] : [];
  }));
  expect(found.sort()).toEqual([...PERMITTED].sort());
});

it('lets nobody but the station confirm, whatever others say', () => {
  for (const part of HOME_PARTS) expect([part, homeActions([part], 'asked').includes('confirm')]).toEqual([part, part === 'station']);
});

it('lets nobody decide about their own home', () => {
  expect(homeActions(['resident', 'station', 'gridWorker'], 'asked')).toEqual(['withdraw']);
  expect(homeActions(['resident', 'station'], 'confirmed')).toEqual(['moveOut']);
});

it('leaves nothing to do when it is over', () => {
  for (const state of ['declined', 'withdrawn', 'ended'] as const) expect(homeActions(HOME_PARTS, state)).toEqual([]);
  expect(Object.keys(HOME_STATE_WORDS)).toEqual([...HOME_STATES]);
});

it.each([['陈雅文', '陈**'], ['李明', '李**'], [' 王', '王**'], ['', '**'], ['𠮷田', '𠮷**']])('tells of %s only %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked);
});

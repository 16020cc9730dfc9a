import { worksOnCases, type Role } from '@shared/domain/kernel/roles';

/** Written by hand: who has cases to work on. */
const TABLE: readonly [Role, boolean][] = [
  ['resident', false],
  ['volunteer', false],
  ['councilMember', false],
  ['gridWorker', true],
  ['stationStaff', true],
  ['stationHead', true],
  ['departmentHandler', true],
  ['streetDispatcher', true],
  ['auditor', true],
  ['administrator', false],
];

describe('who is offered the workbench', () => {
  it.each(TABLE)('%s: %s', (role, expected) => {
    expect(worksOnCases([{ role }])).toBe(expected);
  });

  it('offers it to an administrator who also works at a station', () => {
    expect(worksOnCases([{ role: 'administrator' }, { role: 'stationHead' }])).toBe(true);
  });
});

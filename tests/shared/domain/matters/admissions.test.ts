import fc from 'fast-check';
import { admissionActions, ADMISSION_ACTIONS, ADMISSION_PARTS, ADMISSION_STATES, countAdmissions, runsOn, untilFault, type AdmissionAction, type AdmissionPart, type AdmissionState } from '../../../../shared/domain/matters/admissions';

/** Written by hand: who may do what from where. */
const EXPECTED: Readonly<Record<AdmissionState, Readonly<Record<AdmissionPart, readonly AdmissionAction[]>>>> = {
  asked: { station: ['admit', 'refuse'], asker: ['withdraw'] },
  refused: { station: [], asker: ['askAgain'] },
  admitted: { station: ['end'], asker: ['end'] },
  ended: { station: [], asker: [] },
  withdrawn: { station: [], asker: [] },
};

it('lets each part do what the table says, from every state', () => {
  for (const state of ADMISSION_STATES) for (const part of ADMISSION_PARTS) expect([state, part, admissionActions({ state, rounds: 1 }, [part])]).toEqual([state, part, EXPECTED[state][part]]);
  expect(ADMISSION_STATES.flatMap((state) => admissionActions({ state, rounds: 1 }, []))).toEqual([]);
  expect(new Set(ADMISSION_STATES.flatMap((state) => admissionActions({ state, rounds: 1 }, ADMISSION_PARTS)))).toEqual(new Set(ADMISSION_ACTIONS));
});

it('is not ended once its last day is past', () => {
  expect(admissionActions({ state: 'admitted', rounds: 1, over: true }, ['station', 'asker'])).toEqual([]);
});

it('ends the coming back after three times', () => {
  expect(admissionActions({ state: 'refused', rounds: 2 }, ['asker'])).toEqual(['askAgain']);
  expect(admissionActions({ state: 'refused', rounds: 3 }, ['asker'])).toEqual([]);
});

it('takes today as a last day, no day before it, none after what was asked, and no more than a year', () => {
  expect([untilFault('2026-03-02', '2026-03-02'), untilFault('2026-03-01', '2026-03-02'), untilFault('2027-03-03', '2026-03-02'), untilFault('2027-03-04', '2026-03-02')]).toEqual([null, 'untilOver', null, 'untilFar']);
  expect([untilFault('2026-05-01', '2026-03-02', '2026-05-01'), untilFault('2026-05-02', '2026-03-02', '2026-05-01')]).toEqual([null, 'untilLater']);
});

it('runs to the end of its last day, and only when admitted', () => {
  expect([runsOn({ state: 'admitted', until: '2026-03-02' }, '2026-03-02'), runsOn({ state: 'admitted', until: '2026-03-02' }, '2026-03-03'), runsOn({ state: 'refused', until: null }, '2026-03-02')]).toEqual([true, false, false]);
});

it('counts every request once, whatever became of it', () => {
  const requests = fc.array(fc.record({ state: fc.constantFrom(...ADMISSION_STATES), bounces: fc.integer({ min: 0, max: 3 }) }), { maxLength: 50 });
  fc.assert(fc.property(requests, (rows) => {
    const sum = countAdmissions(rows);
    expect(sum.admitted + sum.refused + sum.withdrawn + sum.waiting).toBe(sum.asked);
    expect(sum.asked).toBe(rows.length);
    expect(countAdmissions([...rows].reverse())).toEqual(sum);
  }));
});

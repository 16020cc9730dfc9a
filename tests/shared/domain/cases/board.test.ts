import { bounceCounts, bouncesIn, type BounceLine } from '../../../../shared/domain/cases/bounces';
import { lanesOf, LANES, type LaneFacts } from '../../../../shared/domain/cases/lanes';
import { comesBack, repeatOf, spotOf, spotsAround, tellsSameness, type EarlierCase } from '../../../../shared/domain/cases/repeats';
import { distanceMetres } from '../../../../shared/domain/organisation/geo';

const at = (text: string): Date => new Date(`${text}T10:00:00+08:00`);
const here = { lng: 113.9015, lat: 22.6015 };
/** So many metres to the east. */
const east = (metres: number) => ({ lng: here.lng + metres / (111_195 * Math.cos((here.lat * Math.PI) / 180)), lat: here.lat });
const before: EarlierCase = { id: 'first', closed: true, reporterId: 'ann', point: here, filedAt: at('2026-03-01'), group: null, nth: 1 };
const fresh = { reporterId: 'bob', point: here, filedAt: at('2026-04-01') };

describe('what comes back', () => {
  it.each([
    ['the same place, whoever reports it', {}, {}, { group: 'first', nth: 2, by: 'place' }],
    ['one place still, 59 m away', {}, { point: east(59) }, { group: 'first', nth: 2, by: 'place' }],
    ['another place, 62 m away', {}, { point: east(62) }, null],
    ['the same reporter, 290 m away', {}, { reporterId: 'ann', point: east(290) }, { group: 'first', nth: 2, by: 'reporter' }],
    ['the same reporter elsewhere', {}, { reporterId: 'ann', point: east(310) }, null],
    ['a duplicate, for the first is still open', { closed: false }, {}, null],
    ['nothing that was 90 days ago and an hour', { filedAt: new Date(at('2026-01-01').getTime() - 3_600_000) }, {}, null],
    ['90 days ago', { filedAt: at('2026-01-01') }, {}, { group: 'first', nth: 2, by: 'place' }],
    ['the third of a group', { id: 'second', group: 'first', nth: 2 }, {}, { group: 'first', nth: 3, by: 'place' }],
  ])('is told: %s', (_name, earlier, changes, repeat) => {
    expect(repeatOf({ ...fresh, ...changes }, [{ ...before, ...earlier }])).toEqual(repeat);
  });

  it('follows the latest of several, in whatever order they are found', () => {
    const later = { ...before, id: 'second', filedAt: at('2026-03-20'), group: 'first', nth: 2 };
    for (const found of [[before, later], [later, before]]) expect(repeatOf(fresh, found)).toEqual({ group: 'first', nth: 3, by: 'place' });
  });

  it('is not told of what fits nowhere else', () => {
    expect([tellsSameness('litter'), tellsSameness('other')]).toEqual([true, false]);
  });

  it('is looked for in every cell where the same place can lie', () => {
    for (let n = 0; n < 500; n += 1) {
      const point = { lng: 113.8 + n * 0.000_37, lat: 22.5 + n * 0.000_29 };
      const other = { lng: point.lng + Math.sin(n) * 0.000_58, lat: point.lat + Math.cos(n) * 0.000_53 };
      if (distanceMetres(point, other) <= 60) expect(spotsAround('litter', other)).toContain(spotOf('litter', point));
    }
    expect(spotsAround('noise', here)).not.toContain(spotOf('litter', here));
  });

  it.each([
    [{}, false], [{ repeats: true }, true], [{ round: 2 }, true], [{ returned: 1 }, false], [{ returned: 2 }, true], [{ reports: 2 }, false], [{ reports: 3 }, true],
  ])('belongs before those who can solve it for good: %j → %s', (facts, expected) => {
    expect(comesBack({ repeats: false, round: 1, returned: 0, reports: 1, ...facts })).toBe(expected);
  });
});

describe('the lanes of the board', () => {
  const quiet: LaneFacts = { open: true, waitsForUnit: false, returned: 0, questionOpen: false, extensionAsked: false, deferral: null, supervised: false, repeats: false, round: 1 };
  it.each<[Partial<LaneFacts>, string]>([
    [{}, ''],
    [{ questionOpen: true }, 'answering'],
    [{ waitsForUnit: true }, ''],
    [{ waitsForUnit: true, returned: 1 }, 'returned'],
    [{ waitsForUnit: true, returned: 2 }, 'returned toDecide'],
    [{ returned: 2 }, ''],
    [{ deferral: 'asked' }, 'toDecide'],
    [{ deferral: 'granted' }, 'deferred'],
    [{ deferral: 'ended' }, ''],
    [{ extensionAsked: true }, 'toGrant'],
    [{ supervised: true, round: 2 }, 'supervised repeated'],
    [{ repeats: true }, 'repeated'],
  ])('%j → %s', (facts, lanes) => {
    expect(lanesOf({ ...quiet, ...facts }).join(' ')).toBe(lanes);
  });

  it('hold nothing that is over', () => {
    const everything: LaneFacts = { open: true, waitsForUnit: true, returned: 2, questionOpen: true, extensionAsked: true, deferral: 'granted', supervised: true, repeats: true, round: 2 };
    expect(lanesOf(everything)).toEqual(LANES);
    expect(lanesOf({ ...everything, open: false })).toEqual([]);
  });
});

describe('returns of a unit', () => {
  const line = (action: string, unitId: string | null, toUnitId: string | null = null, day = '2026-03-02'): BounceLine => ({ action, at: at(day), unitId, toUnitId });
  const passed = [line('submit', null), line('dispatch', 'station', 'property'), line('return', 'property'), line('dispatch', 'station', 'urban'), line('return', 'urban')];

  it('are told with what the street made of them', () => {
    expect(bouncesIn(passed, at('2026-03-01'))).toEqual([{ unitId: 'property', verdict: null }, { unitId: 'urban', verdict: null }]);
    const decided = [...passed, line('designate', 'north', 'urban')];
    expect(bouncesIn(decided, at('2026-03-01'))).toEqual([{ unitId: 'property', verdict: 'upheld' }, { unitId: 'urban', verdict: 'refused' }]);
  });

  it('are counted by unit, and not those of long ago', () => {
    const old = line('return', 'urban', null, '2025-11-01');
    const counts = bounceCounts(bouncesIn([old, ...passed, line('designate', 'north', 'urban'), line('return', 'urban')], at('2026-03-01')));
    expect([...counts]).toEqual([['property', { returned: 1, upheld: 1, refused: 0 }], ['urban', { returned: 2, upheld: 0, refused: 1 }]]);
  });
});

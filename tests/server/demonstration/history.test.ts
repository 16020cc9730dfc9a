import { loadCalendar } from '../../../config/calendar';
import { loadCatalogue } from '../../../config/catalogue';
import { dueAfter } from '../../../shared/domain/cases/deadlines';
import { gradeFrom, sensitiveFrom } from '../../../shared/domain/cases/report';
import { afterEvaluation, partsIn, ruleAgainst, type StepFacts } from '../../../shared/domain/cases/rules';
import { evaluateUntil, SILENCE_RULE } from '../../../shared/domain/cases/silence';
import { CASE_TRANSITIONS, OPEN_STATES, type CaseAction } from '../../../shared/domain/cases/states';
import { findTransition } from '../../../shared/domain/kernel/stateMachine';
import { generateDistrict } from '../../../server/demonstration/district';
import { generateHistory } from '../../../server/demonstration/history/script';
import type { Intent } from '../../../server/demonstration/history/types';

const calendar = loadCalendar();
const district = generateDistrict();
const people = new Map(district.people.map((person) => [person.id, person]));
const places = new Map(district.land.places.map((place) => [place.id, place]));
const catalogue = loadCatalogue();

interface Played extends StepFacts {
  readonly reporterId: string;
  readonly communityId: string | null;
  readonly gridId: string | null;
  readonly filedAt: Date;
  readonly promisedAt: Date;
  readonly leadUnitId: string | null;
  readonly answeredAt: Date | null;
  readonly askedAt: Date | null;
}

/** The first step of a case. */
function filed({ step, personId, at }: Intent): Played {
  if (step.action !== 'submit') throw new Error('a case begins with its report');
  const category = catalogue.categories.find(({ id }) => id === step.body.categoryId)!;
  const answers = step.body.answers ?? [];
  const grade = gradeFrom(category.defaultGrade, answers, category.questions);
  const place = places.get(step.body.place.placeId ?? '');
  return {
    state: 'submitted', outcome: null, closedAt: null, handlerId: null, round: 1, grade,
    sensitive: sensitiveFrom(category.sensitive, answers, category.questions),
    safety: category.safety,
    showToNeighbours: step.body.showToNeighbours ?? false,
    reporterId: personId,
    communityId: place?.communityId ?? null,
    gridId: place?.gridId ?? null,
    filedAt: at,
    promisedAt: dueAfter(at, category.limits[grade].answer, calendar),
    leadUnitId: null, answeredAt: null, askedAt: null,
  };
}

/** One further step by the state table and the rules. Throws with a sentence when it is not permitted. */
function stepped(present: Played, { step, personId, at, caseKey }: Intent): Played {
  const refuse = (why: string): never => {
    throw new Error(`${caseKey}: ${step.action} at ${at.toISOString()} ${why}`);
  };
  const person = people.get(personId);
  if (!person) return refuse('by nobody');
  const redo = step.action === 'evaluate' && afterEvaluation(step.body, present.round).next === 'redo';
  const action: CaseAction = redo ? 'redo' : (step.action as CaseAction);
  const row = findTransition(CASE_TRANSITIONS, present.state, action);
  if (!row) return refuse(`from ${present.state}`);
  const station = `${present.communityId}-st`;
  const parts = partsIn(person, { reporterId: present.reporterId, communityId: present.communityId ?? '', stationUnitId: station, gridId: present.gridId, leadUnitId: present.leadUnitId });
  if (!row.by.some((part) => parts.includes(part))) return refuse(`by ${personId}, who plays ${parts.join()}`);
  const rule = ruleAgainst(action, present, personId, at);
  if (rule) return refuse(`against ${rule}`);
  const next = { ...present, state: row.to };
  switch (step.action) {
    case 'acceptAndDispatch':
    case 'dispatch':
      return { ...next, leadUnitId: step.body.unitId };
    case 'takeOn':
      return { ...next, leadUnitId: station };
    case 'return':
      return { ...next, leadUnitId: null, returned: 1 };
    case 'handle':
      return { ...next, handlerId: personId, answeredAt: present.answeredAt ?? at, askedAt: at };
    case 'verify':
      return { ...next, askedAt: at };
    case 'reject':
      return { ...next, handlerId: null, askedAt: null };
    case 'evaluate':
      if (present.askedAt && at > evaluateUntil(present.askedAt, SILENCE_RULE, calendar)) return refuse('too late');
      return redo ? { ...next, round: present.round + 1, handlerId: null, askedAt: null } : { ...next, closedAt: at };
    default:
      return next;
  }
}

const play = (intents: readonly Intent[]): Played => intents.slice(1).reduce(stepped, filed(intents[0]!));

/** Intents of every case in order. */
function byCase(intents: readonly Intent[]): Intent[][] {
  const cases = new Map<string, Intent[]>();
  for (const intent of intents) cases.set(intent.caseKey, [...(cases.get(intent.caseKey) ?? []), intent]);
  return [...cases.values()];
}

/** A Tuesday morning, a Saturday night, and the last day of a long holiday. */
const MOMENTS = ['2026-11-24T09:41:00+08:00', '2026-06-13T22:10:00+08:00', '2026-10-07T15:00:00+08:00', '2026-11-23T04:20:00+08:00'];

describe.each(MOMENTS)('the year up to %s', (moment) => {
  const now = new Date(moment);
  const script = generateHistory({ district, now, calendar, cases: 420 });
  const cases = byCase(script.intents);
  const ends = cases.map(play);
  const share = (holds: (end: Played, index: number) => boolean): number => ends.filter(holds).length / ends.length;

  it('is permitted step by step: by the state table, the rules and the parts people play', () => {
    expect(() => cases.map(play)).not.toThrow();
  });

  it('is in the order of time, none of it after now, a minute between the steps of a case', () => {
    script.intents.forEach(({ at }, i) => {
      expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(at.getTime()).toBeGreaterThanOrEqual(i === 0 ? script.from.getTime() : script.intents[i - 1]!.at.getTime());
    });
    for (const intents of cases) intents.slice(1).forEach(({ at }, i) => expect(at.getTime() - intents[i]!.at.getTime()).toBeGreaterThanOrEqual(60_000));
  });

  it('has about 420 matters, a few of them declined, withdrawn, redone or answered late', () => {
    expect(cases.length).toBeGreaterThanOrEqual(420);
    expect(cases.length).toBeLessThanOrEqual(460);
    expect(share((end) => end.answeredAt !== null && end.answeredAt > end.promisedAt)).toBeGreaterThan(0.04);
    expect(share((end) => end.answeredAt !== null && end.answeredAt > end.promisedAt)).toBeLessThan(0.13);
    expect(share((end) => end.state === 'declined')).toBeGreaterThan(0.015);
    expect(share((end) => end.state === 'withdrawn')).toBeGreaterThan(0.015);
    expect(share((end) => end.round > 1)).toBeGreaterThan(0.03);
    expect(cases.some((intents) => intents.some(({ step }) => step.action === 'reject'))).toBe(true);
    expect(cases.some((intents) => intents.some(({ step }) => step.action === 'takeOn'))).toBe(true);
    const silent = (end: Played): boolean => (end.state === 'handled' || end.state === 'verified') && evaluateUntil(end.askedAt!, SILENCE_RULE, calendar) < now;
    expect(share(silent)).toBeGreaterThan(0.06);
  });

  it('leaves something to do for everybody in the main community', () => {
    const open = ends.filter((end) => end.communityId === 'c0101' && OPEN_STATES.includes(end.state));
    const count = (holds: (end: Played) => boolean): number => open.filter(holds).length;
    expect(count((end) => end.state === 'submitted')).toBeGreaterThanOrEqual(3);
    expect(count((end) => end.state === 'submitted' && end.grade === 'urgent')).toBeGreaterThanOrEqual(1);
    expect(count((end) => end.state === 'accepted' && !end.returned)).toBeGreaterThanOrEqual(1);
    expect(count((end) => end.state === 'accepted' && end.returned === 1)).toBeGreaterThanOrEqual(1);
    for (const unit of ['c0101-pm', 's01-enforcement', 's01-city']) {
      expect(count((end) => end.state === 'dispatched' && end.leadUnitId === unit)).toBeGreaterThanOrEqual(1);
      expect(count((end) => end.state === 'acknowledged' && end.leadUnitId === unit)).toBeGreaterThanOrEqual(1);
    }
    expect(count((end) => end.state === 'handled' && (end.safety || end.grade !== 'ordinary'))).toBeGreaterThanOrEqual(2);
    expect(count((end) => end.state === 'acknowledged' && end.promisedAt < now)).toBeGreaterThanOrEqual(1);
    expect(count((end) => end.reporterId === 'p-chenyawen' && end.state === 'handled')).toBeGreaterThanOrEqual(1);
    expect(count((end) => end.reporterId === 'p-wangxiuying')).toBeGreaterThanOrEqual(2);
    expect(ends.filter((end) => end.gridId === null && end.communityId === null)).toHaveLength(1);
  });
});

describe('the history', () => {
  const now = new Date(MOMENTS[0]!);

  it('is the same for the same seed and moment', () => {
    const once = generateHistory({ district, now, calendar, cases: 60 });
    expect(generateHistory({ district: generateDistrict(), now, calendar: loadCalendar(), cases: 60 })).toEqual(once);
  });

  it('tells nothing when no matters are asked for', () => {
    expect(generateHistory({ district, now, calendar, cases: 0 }).intents).toEqual([]);
  });
});

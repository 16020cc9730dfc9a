import { CONSULTATION_TEMPLATES } from '../../../../config/catalogue/consultations';
import { consultationActions } from '../../../../shared/domain/consultations/actions';
import { countHands, ruleAgainstHands, sameHands } from '../../../../shared/domain/consultations/decision';
import { CONSULTATION_PARTS, CONSULTATION_STATES, STEP_KINDS, TEMPLATE_IDS, type ConsultationState, type StepKind, type StepTemplate } from '../../../../shared/domain/consultations/kinds';
import { ruleAgainstAsk, ruleAgainstOpinion, ruleAgainstRating } from '../../../../shared/domain/consultations/rules';
import { CONSULTATION_ACTIONS, CONSULTATION_TRANSITIONS, MEETING_ACTIONS, MEETING_STATES, MEETING_TRANSITIONS, type ConsultationAction } from '../../../../shared/domain/consultations/states';
import { needsOf, nextStep, ruleAgainstEnd, type ProcessFacts, type StepFacts } from '../../../../shared/domain/consultations/steps';
import { findTransition } from '../../../../shared/domain/kernel/stateMachine';

const DAY = 86_400_000;
const START = new Date('2026-03-02T10:00:00+08:00');
const at = (days: number): Date => new Date(START.getTime() + days * DAY);
/** Nothing is missing. */
const ALL: ProcessFacts = { meetings: [], questions: 0, objections: 0, decided: true, passed: true, tasks: 1, openTasks: 0, reported: true };

/** Written by hand: what follows what, for how many days at least, and which meeting it wants. */
const ORDER: Readonly<Record<(typeof TEMPLATE_IDS)[number], string>> = {
  plain: 'notice 3, deliberation 3, decision 0, publication 5, carrying 0, report 7',
  parking: 'notice 7, deliberation 7 hearing/mobile, decision 0, publication 7, carrying 0, report 7',
  greening: 'notice 7, deliberation 7 council/mobile quorum, decision 0, publication 7, carrying 0, report 7',
  fire: 'notice 3, deliberation 3 council/mobile quorum, decision 0, publication 5, carrying 0, report 7',
  urgent: 'notice 1, deliberation 1 council/mobile quorum, decision 0, publication 3, carrying 0, report 7',
  lift: 'notice 15, deliberation 7 hearing/mobile, decision 0, publication 7, carrying 0, report 7',
  charging: 'notice 7, deliberation 7 hearing/mobile, decision 0, publication 7, carrying 0, report 7',
  fourTwo: 'notice 3, deliberation 0 council/mobile quorum party+committee, deliberation 0 council/mobile quorum party, decision 0, publication 5, carrying 0, publication 5, report 7',
  sixThings: 'notice 5, deliberation 5 council/mobile quorum, decision 0, publication 5, carrying 0, report 7',
};
const said = ({ kind, days, meeting }: StepTemplate): string => [`${kind} ${days}`, meeting?.kinds.join('/'), meeting?.quorum ? 'quorum' : '', meeting?.sides.join('+')].filter(Boolean).join(' ');

it.each(TEMPLATE_IDS)('%s has the steps that its practice has, each with an id of its own, and begins with a notice', (id) => {
  const steps = CONSULTATION_TEMPLATES[id];
  expect(steps.map(said).join(', ')).toBe(ORDER[id]);
  expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
  // Told before it is talked about, decided once, published before it is carried out, and reported in the end.
  const kinds = steps.map(({ kind }) => kind);
  expect([kinds[0], kinds[kinds.length - 1], kinds.filter((kind) => kind === 'decision').length]).toEqual(['notice', 'report', 1]);
  expect(kinds.indexOf('publication')).toBe(kinds.indexOf('decision') + 1);
});

it.each(TEMPLATE_IDS)('of %s only the first step that has not ended can end: none before it, none after it, in every place', (id) => {
  const plan = CONSULTATION_TEMPLATES[id];
  for (let done = 0; done <= plan.length; done += 1) {
    const steps = plan.map((_, n): StepFacts => ({ startedAt: n <= done ? START : null, endedAt: n < done ? at(1) : null }));
    expect(nextStep(plan, steps)?.id).toBe(plan[done]?.id);
    const meetings = plan.map(({ id: stepId, meeting }) => ({ stepId, kind: meeting?.kinds[0] ?? ('council' as const), quorate: true, signed: true }));
    const may = plan.filter((step) => ruleAgainstEnd(plan, steps, step.id, { ...ALL, meetings }, at(100)) === null).map((step) => step.id);
    expect(may).toEqual(done < plan.length ? [plan[done]?.id] : []);
    for (const step of plan) if (step.id !== plan[done]?.id) expect(ruleAgainstEnd(plan, steps, step.id, { ...ALL, meetings }, at(100))).toBe('consultationStepOther');
  }
});

const step = (kind: StepKind, more: Partial<StepTemplate> = {}): StepTemplate => ({ id: kind, kind, days: 0, meeting: null, ...more });
const COUNCIL = { kinds: ['council', 'mobile'], sides: [], quorum: true } as const;
const met = (more: object = {}) => [{ stepId: 'deliberation', kind: 'council' as const, quorate: true, signed: true, ...more }];
it.each<[string, StepTemplate, Partial<ProcessFacts>, string[]]>([
  ['a notice for its days', step('notice', { days: 8 }), {}, ['days']],
  ['questions', step('deliberation'), { questions: 1 }, ['answers']],
  ['a meeting', step('deliberation', { meeting: COUNCIL }), {}, ['meeting']],
  ['a meeting of that step', step('deliberation', { meeting: COUNCIL }), { meetings: met({ stepId: 'other' }) }, ['meeting']],
  ['a meeting of that kind', step('deliberation', { meeting: COUNCIL }), { meetings: met({ kind: 'hearing' }) }, ['meeting']],
  ['its quorum', step('deliberation', { meeting: COUNCIL }), { meetings: met({ quorate: false }) }, ['quorum']],
  ['no quorum of a hearing', step('deliberation', { meeting: { ...COUNCIL, quorum: false } }), { meetings: met({ quorate: false }) }, []],
  ['a second person for the minutes', step('deliberation', { meeting: COUNCIL }), { meetings: met({ signed: false }) }, ['minutes']],
  ['nothing more', step('deliberation', { meeting: COUNCIL }), { meetings: met() }, []],
  ['a decision', step('decision'), { decided: false }, ['decision']],
  ['answers to objections', step('publication'), { objections: 2 }, ['objections']],
  ['somebody who does it', step('carrying'), { tasks: 0 }, ['tasks']],
  ['what is open', step('carrying'), { tasks: 2, openTasks: 1 }, ['openTasks']],
  ['nobody where nothing passed', step('carrying'), { passed: false, tasks: 0 }, []],
  ['a report', step('report'), { reported: false }, ['report']],
])('wants %s', (_, one, facts, needs) => expect(needsOf(one, { startedAt: START, endedAt: null }, { ...ALL, ...facts }, at(7))).toEqual(needs));

it('ends a step of days at the moment they are full, and no earlier', () => {
  const one = step('notice', { days: 3 });
  expect([needsOf(one, { startedAt: START, endedAt: null }, ALL, new Date(at(3).getTime() - 1)), needsOf(one, { startedAt: START, endedAt: null }, ALL, at(3)), needsOf(one, { startedAt: null, endedAt: null }, ALL, at(3))]).toEqual([['days'], [], ['days']]);
});

/** Written by hand: from where, to where, by whom. */
const TABLE: Readonly<Record<ConsultationAction, string>> = {
  edit: 'draft>draft body', give: 'draft>going body', agree: 'going>going body', end: 'going>going body', finish: 'going>done body', count: 'going>going body+member', decide: 'going>going body+member', voted: 'going>going system', task: 'going>going body', progress: 'going>going body+owner',
  taskDone: 'going>going body+owner+system', moveDay: 'going>going body', report: 'going>going body', stop: 'draft>stopped body, going>stopped body', remind: 'going>going system',
};
it.each(CONSULTATION_ACTIONS)('%s is taken from where it may, by whom it may', (action) => {
  const rows = CONSULTATION_STATES.flatMap((state) => { const row = findTransition(CONSULTATION_TRANSITIONS, state, action); return row ? [`${state}>${row.to} ${row.by.join('+')}`] : []; });
  expect(rows.join(', ')).toBe(TABLE[action]);
});
it('a meeting is called off before it was held, and signed after there are minutes', () => {
  const rows = MEETING_ACTIONS.map((action) => `${action}: ${MEETING_STATES.flatMap((state) => { const row = findTransition(MEETING_TRANSITIONS, state, action); return row ? [`${state}>${row.to}`] : []; }).join(' ')}`);
  expect(rows).toEqual(['minutes: called>held held>held', 'signOff: held>held', 'cancel: called>off']);
});
it('shows each button in its step alone, and nothing to those who only look on', () => {
  const facts = { state: 'going' as ConsultationState, decided: false, passed: true, openTasks: 0, owns: false };
  expect(STEP_KINDS.map((kind) => consultationActions({ ...facts, step: kind }, 'body').join(' '))).toEqual(['end stop call paper', 'end stop call paper', 'end count stop call vote', 'end stop', 'end task stop', 'end report stop']);
  expect(consultationActions({ ...facts, step: 'carrying', openTasks: 1 }, 'owner')).toEqual([]);
  expect(consultationActions({ ...facts, step: 'carrying', openTasks: 1, owns: true }, 'owner')).toEqual(['progress']);
  for (const part of CONSULTATION_PARTS.filter((one) => one === 'guest' || one === 'resident')) for (const kind of STEP_KINDS) expect(consultationActions({ ...facts, step: kind }, part)).toEqual([]);
});

const hands = (yes: number, no: number, abstain: number, id = 'c1') => ({ id, yes, no, abstain });
const USUAL = { quorum: 'half', majority: 'half', of: 'present' } as const;
it.each<[string, readonly string[], ReturnType<typeof hands>[], number, string | null]>([
  ['all that was put', ['c1'], [hands(3, 1, 1)], 5, null], ['what was not in the notice', ['c1'], [hands(5, 0, 0), hands(5, 0, 0, 'c2')], 5, 'consultationNotInNotice'], ['less than was put', ['c1', 'o1'], [hands(5, 0, 0)], 5, 'consultationAll'], ['the same twice', ['c1', 'o1'], [hands(5, 0, 0), hands(5, 0, 0)], 5, 'consultationAll'],
  ['more hands than people', ['c1'], [hands(5, 1, 0)], 5, 'consultationSum'], ['fewer hands than people', ['c1'], [hands(3, 1, 0)], 5, 'consultationSum'],
])('looks at hands: %s', (_, put, rows, present, rule) => expect(ruleAgainstHands(put, rows, present)).toBe(rule));
it.each<[object, number, ReturnType<typeof hands>, boolean]>([
  [{}, 9, hands(3, 2, 0), true], [{}, 9, hands(3, 3, 0), false], [{}, 9, hands(2, 1, 2), false], [{}, 10, hands(5, 0, 0), false], [{}, 9, hands(0, 0, 5), false], [{ of: 'members' }, 9, hands(4, 1, 0), false], [{ of: 'members' }, 9, hands(5, 0, 0), true],
  [{ majority: 'twoThirds' }, 9, hands(4, 2, 0), true], [{ majority: 'twoThirds' }, 9, hands(4, 2, 1), false], [{ quorum: 'all' }, 6, hands(5, 0, 0), false],
])('counts %j of %i: %j', (rules, members, row, passed) => expect(countHands({ ...USUAL, ...rules }, members, [row])[0]?.passed).toBe(passed));
it('two counts are the same only in every number', () => {
  expect([sameHands([hands(1, 2, 3)], [hands(1, 2, 3)]), sameHands([hands(1, 2, 3)], [hands(1, 3, 2)]), sameHands([hands(1, 2, 3)], [hands(1, 2, 3, 'c2')]), sameHands([hands(1, 2, 3)], [])]).toEqual([true, false, false, false]);
});

it('is talked about from the notice to the decision, objected to while it is published, rated in the end', () => {
  const near = { level: 1, near: true } as const;
  const open = (rule: (kind: StepKind) => string | null): string => STEP_KINDS.filter((kind) => rule(kind) === null).join(' ');
  const place = (kind: StepKind) => ({ state: 'going' as const, step: kind });
  expect(open((kind) => ruleAgainstOpinion(place(kind), near))).toBe('notice deliberation');
  expect(open((kind) => ruleAgainstAsk(place(kind), 'question', near, 0, 5))).toBe('notice deliberation');
  expect(open((kind) => ruleAgainstAsk(place(kind), 'objection', near, 4, 5))).toBe('publication');
  expect(open((kind) => ruleAgainstRating(place(kind), true))).toBe('report');
  expect([ruleAgainstOpinion(place('notice'), { level: 0, near: true }), ruleAgainstOpinion(place('notice'), { level: 2, near: false }), ruleAgainstAsk(place('notice'), 'question', near, 5, 5), ruleAgainstRating(place('report'), false), ruleAgainstOpinion({ state: 'stopped', step: null }, near)]).toEqual(['consultationLevel', 'consultationElsewhere', 'consultationTooMany', 'consultationTookPart', 'consultationClosed']);
});

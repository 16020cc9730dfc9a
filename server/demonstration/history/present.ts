import { addWorkingMinutes, type Calendar } from '../../../shared/domain/kernel/workingTime';
import { addDays, dayOf, type Day } from '../../../shared/domain/kernel/days';
import { topicOf, type Topic } from '../corpus';
import type { Wording } from '../corpus/writer';
import { pictureOf } from '../pictures';
import type { Chance } from '../random';
import type { Lookup } from './district';
import { planCase, say } from './plan';
import { PRESENT_SCENES, sceneKey, type Scene, type Taken } from './scenes';
import { workingMinutesAgo } from './time';
import type { Intent, Step } from './types';

/** What the present is made from. */
interface Present {
  readonly lookup: Lookup;
  readonly calendar: Calendar;
  readonly draw: Chance;
  readonly now: Date;
  readonly word: (topic: Topic) => Wording;
}

/** Person of a scene: an id of the cast, `reporter`, or `resident:<n>` for the n-th neighbour with a home there. */
function personOf(name: string, scene: Scene, lookup: Lookup, mainId: string) {
  const wanted = name === 'reporter' ? scene.reporter : name;
  const neighbours = lookup.residents(mainId).filter((person) => !person.cast);
  if (wanted.startsWith('resident:')) return neighbours[Number(wanted.slice(9)) % Math.max(1, neighbours.length)];
  return lookup.district.people.find((person) => person.id === wanted);
}

/** Days from now to the review of what is shelved in a scene. */
const REVIEW_DAYS = 40;

/** Shape of a taken step as the commands want it. */
function stepOf([, action, , text = '']: Taken, unitId: string, supportId: string, reviewOn: Day): Step {
  switch (action) {
    case 'acceptAndDispatch':
    case 'dispatch':
      return { action, body: { unitId, text } };
    case 'evaluate':
      return { action, body: { contacted: true, solved: false, satisfaction: 'unsatisfied', text } };
    case 'recordWord':
      return { action, body: { contacted: true, solved: true, satisfaction: 'satisfied', text } };
    case 'designate':
      return { action, body: { unitId, reason: text } };
    case 'supervise':
      return { action, body: { trigger: 'badEffect', reason: text } };
    case 'askExtension':
      return { action, body: { days: 5, reason: text } };
    case 'askDeferral':
      return { action, body: { unitId, reason: text, reviewOn } };
    case 'addSupport':
      return { action, body: { unitId: supportId, text } };
    case 'returnSupport':
    case 'reject':
    case 'return':
    case 'reopen':
    case 'runOn':
    case 'escalate':
    case 'refuseExtension':
    case 'refuseDeferral':
      return { action, body: { reason: text } };
    case 'accept':
    case 'takeOn':
    case 'acknowledge':
    case 'acknowledgeSupport':
    case 'urge':
    case 'grantExtension':
    case 'grantDeferral':
      return { action, body: {} };
    default:
      return { action, body: { text } };
  }
}

/** Office minutes ago, but never before the step before it, and in the office where staff act. */
function sceneIntents(scene: Scene, index: number, present: Present, mainId: string): Intent[] {
  const { lookup, calendar, draw, now, word } = present;
  const reporter = personOf('reporter', scene, lookup, mainId);
  if (!reporter?.home) return [];
  const topic = topicOf(scene.topic);
  const key = sceneKey(index);
  const filedAt = workingMinutesAgo(now, scene.filed, calendar);
  const plan = planCase(key, filedAt, reporter, topic, word(topic), lookup, draw, { placeName: scene.place, text: scene.text, answers: scene.answers ?? [], showToNeighbours: false });
  const unitOf = (name = ''): string => (name === '' ? '' : name.startsWith('=') ? name.slice(1) : `${mainId}${name}`);
  const [unit, support] = [unitOf(scene.unit), unitOf(scene.support)];
  const [lng, lat] = plan.place.point;
  const intents: Intent[] = [
    {
      at: filedAt,
      caseKey: key,
      personId: reporter.id,
      photos: scene.photo ? [pictureOf(topic.key, false, index % 3)] : [],
      step: {
        action: 'submit',
        body: {
          categoryId: plan.category.id,
          text: say(plan, plan.text, '', draw),
          answers: [...plan.answers],
          place: { text: plan.placeText, point: { lng, lat, system: 'gcj02' }, placeId: plan.place.id },
          showToNeighbours: false,
        },
      },
    },
  ];
  let last = filedAt;
  for (const taken of scene.steps) {
    const person = personOf(taken[0], scene, lookup, mainId);
    if (!person) return [];
    const planned = addWorkingMinutes(filedAt, scene.filed - taken[2], calendar);
    last = new Date(Math.max(planned.getTime(), last.getTime() + 60_000));
    const photos = taken[1] === 'handle' && scene.photo ? [pictureOf(topic.key, true, index % 3)] : [];
    intents.push({ at: last, caseKey: key, personId: person.id, step: stepOf(taken, unit, support, addDays(dayOf(now), REVIEW_DAYS)), photos });
  }
  return intents;
}

/** A report from beyond the border: it lies in no grid and goes to the nearest community, marked so. */
function beyondTheBorder(present: Present, mainId: string): Intent[] {
  const { lookup, calendar, now } = present;
  const reporter = personOf('resident:11', { reporter: '', topic: '', text: '', filed: 0, steps: [] }, lookup, mainId);
  const [west, , , north] = lookup.district.land.bounds;
  const corner = lookup.district.land.border.reduce((best, point) => (point[1] - point[0] > best[1] - best[0] ? point : best), [west, north] as const);
  if (!reporter) return [];
  return [
    {
      at: workingMinutesAgo(now, 140, calendar),
      caseKey: 'demo-now-beyond',
      personId: reporter.id,
      photos: [],
      step: {
        action: 'submit',
        body: {
          categoryId: 'litter',
          text: '河堤外面的空地上倒了一车装修垃圾，不知道算哪个社区的，先报在这里。',
          answers: [{ questionId: 'what', value: 'dumped' }],
          place: { text: '河堤外空地', point: { lng: corner[0] - 0.003, lat: corner[1] + 0.003, system: 'gcj02' } },
          showToNeighbours: false,
        },
      },
    },
  ];
}

/**
 * What is open in the main community at `now`, one scene each for whoever logs in. The broken manhole cover at
 * building 3 is not among them: that story is for people to play themselves.
 */
export function presentCases(present: Present): Intent[] {
  const mainId = present.lookup.district.land.communities[0]?.id;
  if (!mainId) return [];
  return [...PRESENT_SCENES.flatMap((scene, index) => sceneIntents(scene, index, present, mainId)), ...beyondTheBorder(present, mainId)];
}

import { DAY_MS } from '../../../shared/domain/kernel/days';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import { TOPICS, type Topic } from '../corpus';
import { wordings } from '../corpus/writer';
import type { DemoDistrict } from '../district';
import { chance, type Chance } from '../random';
import type { DemoPersonRecord } from '../types';
import { lookupOf, type Lookup } from './district';
import { planCase } from './plan';
import { presentCases } from './present';
import { Teller, type Fate, type Turns } from './story';
import { filingMoments } from './time';
import type { HistoryScript, Intent } from './types';

export interface HistoryOptions {
  readonly district: DemoDistrict;
  readonly now: Date;
  readonly calendar: Calendar;
  /** Matters of the year; 0 tells nothing, not even the present. */
  readonly cases: number;
}

/** Share of matters of the community in which the stories play. */
const MAIN_SHARE = 0.3;
/** Days back from now in which the main community's matters carry photos: drawing and shrinking them takes time. */
const PHOTO_DAYS = 75;
const YEAR_DAYS = 365;

/** Shares of how matters end; the rest is satisfied. */
const FATES: readonly (readonly [Fate, number])[] = [
  ['basically', 0.14],
  ['redone', 0.06],
  ['unsatisfied', 0.012],
  ['silent', 0.13],
  ['declined', 0.045],
  ['withdrawn', 0.04],
];

function fateOf(draw: Chance): Fate {
  let left = draw.next();
  for (const [fate, share] of FATES) {
    left -= share;
    if (left < 0) return fate;
  }
  return 'satisfied';
}

/** A topic by weight; twice as likely in its season. */
function topicIn(month: number, draw: Chance): Topic {
  const weights = TOPICS.map((topic) => topic.weight * (topic.season.includes(month) ? 2 : 1));
  let left = draw.next() * weights.reduce((a, b) => a + b, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    const topic = TOPICS[index];
    if (left < 0 && topic) return topic;
  }
  return draw.pick(TOPICS);
}

/** People who report: the main community more, and there the named ones more. */
function reporterPool(district: DemoDistrict, lookup: Lookup): (draw: Chance) => DemoPersonRecord {
  const [main, ...others] = district.land.communities.map(({ id }) => lookup.residents(id).filter((person) => person.level > 0 || person.cast));
  const named = (main ?? []).filter((person) => person.cast);
  const rest = others.filter((people) => people.length > 0);
  return (draw) => {
    const here = rest.length === 0 || draw.happens(MAIN_SHARE);
    const people = here ? (named.length > 0 && draw.happens(0.3) ? named : (main ?? [])) : draw.pick(rest);
    return draw.pick(people);
  };
}

/** Units for what the table leaves to the station but the station gives away. */
function unitFor(topic: Topic, person: DemoPersonRecord, lookup: Lookup): string | undefined {
  const street = lookup.unit(person.home?.communityId ?? '')?.parentId;
  if (topic.key === 'stall' || topic.key === 'parking') return `${street}-enforcement`;
  if (topic.key === 'ads') return `${person.home?.communityId}-rc`;
  return undefined;
}

/**
 * Writes a year of history as data: who asks for what, when. The same arguments give the same script. It is
 * played through the commands (`run.ts`), so states, deadlines, messages and figures come about by themselves.
 */
export function generateHistory({ district, now, calendar, cases }: HistoryOptions): HistoryScript {
  const from = new Date(now.getTime() - YEAR_DAYS * DAY_MS);
  if (cases === 0) return { from, now, intents: [] };
  const draw = chance(`${district.options.seed}/history`);
  const lookup = lookupOf(district);
  const reporter = reporterPool(district, lookup);
  const word = wordings(draw.fork('words'));
  const mainId = district.land.communities[0]?.id;
  const told = filingMoments(from, new Date(now.getTime() - 20 * 60_000), cases, draw.fork('when')).flatMap((filedAt, index) => {
    const own = draw.fork(`case-${index}`);
    const person = reporter(own);
    const topic = topicIn(new Date(filedAt.getTime() + 8 * 3_600_000).getUTCMonth() + 1, own);
    const plan = planCase(`demo-case-${String(index + 1).padStart(5, '0')}`, filedAt, person, topic, word(topic), lookup, own);
    const recent = now.getTime() - filedAt.getTime() < PHOTO_DAYS * DAY_MS;
    const turns: Turns = {
      fate: fateOf(own),
      late: own.happens(0.085),
      rejected: own.happens(0.03),
      unitId: unitFor(topic, person, lookup),
      photos: recent && person.home?.communityId === mainId,
    };
    return new Teller(plan, turns, { lookup, calendar, draw: own }).tell();
  });
  const present = presentCases({ lookup, calendar, draw: draw.fork('present'), now, word });
  return { from, now, intents: inOrder([...told, ...present], now) };
}

/** In the order of time, nothing after now; of one moment, the order of telling. */
function inOrder(intents: readonly Intent[], now: Date): Intent[] {
  return intents.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

import { findCategory, loadCatalogue, type Category } from '../../../config/catalogue';
import { GRADE_SIGNALS } from '../../../config/triage';
import { gradeOfWords, graver } from '../../../shared/domain/cases/warning';
import { gradeFrom, sensitiveFrom, type GivenAnswer } from '../../../shared/domain/cases/report';
import type { CaseGrade } from '../../../shared/domain/cases/states';
import { FILING, type Topic } from '../corpus';
import type { Matter } from '../corpus/types';
import { aboutBuilding, fill, localName, writeReport, type Slots, type Wording } from '../corpus/writer';
import type { Chance } from '../random';
import type { DemoPersonRecord, DemoPlace } from '../types';
import type { Lookup } from './district';

/** One matter before its life is told: who reports what, where, in which words. */
export interface CasePlan {
  readonly key: string;
  readonly filedAt: Date;
  readonly reporter: DemoPersonRecord;
  readonly topic: Topic;
  readonly category: Category;
  readonly grade: CaseGrade;
  readonly answers: readonly GivenAnswer[];
  readonly place: DemoPlace;
  readonly placeText: string;
  readonly text: string;
  /** What was done, as the handler will say it. */
  readonly result: string;
  readonly slots: Slots;
  readonly showToNeighbours: boolean;
  readonly sensitive: boolean;
}

const catalogue = loadCatalogue();

/** The category a topic is filed under. Throws when the catalogue has lost it. */
export function categoryOf(topic: Topic): Category {
  const category = findCategory(catalogue, FILING[topic.key]?.categoryId ?? '');
  if (!category) throw new Error(`Topic ${topic.key} has no category`);
  return category;
}

/** Answers to the questions of a category that fit the topic; a third of the people skip a question. */
function answersFor(topic: Topic, category: Category, draw: Chance): GivenAnswer[] {
  return category.questions.flatMap((question) => {
    const values = FILING[topic.key]?.answers[question.id] ?? [];
    return values.length > 0 && draw.happens(0.65) ? [{ questionId: question.id, value: draw.pick(values) }] : [];
  });
}

/** Where somebody saw it: at home for the house, near home for the rest. */
function placeFor(reporter: DemoPersonRecord, topic: Topic, matter: Matter, lookup: Lookup, draw: Chance): DemoPlace {
  const home = reporter.home;
  if (!home) throw new Error(`${reporter.id} has no home`);
  const all = lookup.places(home.communityId);
  const own = all.find((place) => place.id === home.placeId);
  const body = matter.report;
  const building = aboutBuilding(body) && matter.kinds === undefined;
  if (own && building && (draw.happens(0.6) || /\{[ef]\}/.test(body))) return own;
  const kinds = building ? ['building'] : (matter.kinds ?? topic.kinds);
  const near = all.filter((place) => kinds.includes(place.kind) && lookup.estateOf(place.gridId) === lookup.estateOf(own?.gridId ?? ''));
  const fitting = near.length > 0 ? near : all.filter((place) => kinds.includes(place.kind));
  return draw.pick(fitting.length > 0 ? fitting : all);
}

/** The entrance in 「3 栋 2 单元」. */
const entranceOf = (placeText: string): number => Number(/(\d+) 单元$/.exec(placeText)?.[1] ?? 1);

/** Fixes of a plan that the present needs: a certain place, or words of its own. */
export interface Wish {
  readonly placeName?: string;
  readonly text?: string;
  readonly answers?: readonly GivenAnswer[];
  readonly showToNeighbours?: boolean;
}

/** Decides place, words and answers of a matter. */
export function planCase(
  key: string,
  filedAt: Date,
  reporter: DemoPersonRecord,
  topic: Topic,
  wording: Wording,
  lookup: Lookup,
  draw: Chance,
  wish: Wish = {},
): CasePlan {
  const category = categoryOf(topic);
  const wished = wish.placeName ? lookup.places(reporter.home?.communityId ?? '').find((place) => place.name === wish.placeName) : undefined;
  const place = wished ?? placeFor(reporter, topic, wording.matter, lookup, draw);
  const atHome = place.id === reporter.home?.placeId;
  const entrance = place.entrances === 0 ? 0 : atHome ? entranceOf(reporter.home?.placeText ?? '') : draw.int(1, place.entrances);
  const estate = lookup.estateOf(place.gridId);
  const slots: Slots = { place, estate, entrance, floor: draw.int(2, 7), worker: '' };
  const answers = wish.answers ?? answersFor(topic, category, draw);
  const sensitive = sensitiveFrom(category.sensitive, answers, category.questions);
  const text = wish.text ?? writeReport(wording, slots, draw);
  const detail = entrance > 0 && (atHome || /\{e\}/.test(wording.matter.report)) ? ` ${entrance} 单元` : '';
  return {
    key,
    filedAt,
    reporter,
    topic,
    category,
    grade: graver(gradeFrom(category.defaultGrade, answers, category.questions), gradeOfWords(text, GRADE_SIGNALS).grade),
    answers,
    place,
    placeText: `${localName(place, estate)}${detail}`,
    text,
    result: wording.matter.result,
    slots,
    showToNeighbours: wish.showToNeighbours ?? (!sensitive && draw.happens(0.45)),
    sensitive,
  };
}

/** Fills a sentence about this matter, naming the worker. */
export function say(plan: CasePlan, template: string, worker: string, draw: Chance): string {
  return fill(template, { ...plan.slots, worker }, draw);
}

import type { Chance } from '../random';
import type { DemoPlace } from '../types';
import { HOW_LONG, NEIGHBOURS, OPENINGS, TIMES } from './general';
import type { Matter, Topic } from './types';

/** What slots are filled with. */
export interface Slots {
  readonly place: DemoPlace;
  /** Name of the estate the writer lives in: its own landmarks are called without it. */
  readonly estate: string;
  /** Entrance and floor at a building; 0 elsewhere. */
  readonly entrance: number;
  readonly floor: number;
  /** How the worker is called, 「何师傅」; empty where nobody is named. */
  readonly worker: string;
}

/** 「梧桐里东门」 said by somebody of 梧桐里: 「东门」. */
export function localName(place: Pick<DemoPlace, 'name'>, estate: string): string {
  const short = place.name.startsWith(estate) ? place.name.slice(estate.length).trim() : place.name;
  return short.replace(/（.*）/, '').trim() || place.name;
}

/** A thin gap between figures and Chinese, none beside punctuation, as the interface is set. */
function spaced(text: string): string {
  return text
    .replace(/([\u4e00-\u9fff])(\d)/g, '$1 $2')
    .replace(/(\d)([\u4e00-\u9fff])/g, '$1 $2')
    .replace(/ +/g, ' ')
    .replace(/ ?([，。！？：；、“”]) ?/g, '$1')
    .trim();
}

/** Fills the slots of a sentence. */
export function fill(template: string, slots: Slots, draw: Chance): string {
  const local = localName(slots.place, slots.estate);
  const values: Readonly<Record<string, () => string>> = {
    p: () => local,
    b: () => local,
    e: () => `${slots.entrance || 1} 单元`,
    f: () => `${slots.floor || 2} 楼`,
    d: () => draw.pick(HOW_LONG),
    n: () => draw.pick(NEIGHBOURS),
    t: () => draw.pick(TIMES),
    w: () => slots.worker || '师傅',
  };
  const filled = template.replace(/(\})(\{)/g, '$1 $2').replace(/\{([a-z])\}/g, (whole, key: string) => values[key]?.() ?? whole);
  return spaced(filled);
}

/** Whether a report of this wording is about a building. */
export const aboutBuilding = (template: string): boolean => /\{[bef]\}/.test(template);

/** A wording of one report before its place is known. */
export interface Wording {
  readonly matter: Matter;
  readonly opening: string;
  readonly tail: string;
}

/**
 * Chooses wordings so that no two reports of a topic are alike: every body once before any twice, and never
 * the same body with the same ending again.
 */
export function wordings(draw: Chance): (topic: Topic) => Wording {
  const queues = new Map<string, Matter[]>();
  const used = new Set<string>();
  return (topic) => {
    const queue = queues.get(topic.key)?.length ? (queues.get(topic.key) ?? []) : draw.shuffle(topic.matters);
    const matter = queue.shift() ?? draw.pick(topic.matters);
    queues.set(topic.key, queue);
    for (let attempt = 0; ; attempt += 1) {
      const tail = draw.happens(attempt > 0 ? 0.85 : 0.6) ? draw.pick(topic.tails) : '';
      const opening = draw.happens(0.2) ? draw.pick(OPENINGS) : '';
      const key = `${matter.report}|${tail}|${attempt > 12 ? opening : ''}`;
      if (used.has(key) && attempt < 40) continue;
      used.add(key);
      return { matter, opening, tail };
    }
  };
}

/** The whole report as somebody would write it. */
export function writeReport(wording: Wording, slots: Slots, draw: Chance): string {
  const begin = wording.opening;
  return `${begin}${fill(wording.matter.report, slots, draw)}${fill(wording.tail, slots, draw)}`;
}

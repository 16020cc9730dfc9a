import { dueAfter, type CaseLimits } from '../../../shared/domain/cases/deadlines';
import { needsSecondChecker } from '../../../shared/domain/cases/rules';
import { workingMinutesBetween, type Calendar } from '../../../shared/domain/kernel/workingTime';
import { CHECKS, DECLINES, DISPATCH_NOTES, FIRST_TRIES, INSPECTIONS, NOTES, PRAISES, REDONE, REJECTIONS, SUPPLEMENTS, WITHDRAWALS } from '../corpus/general';
import { pictureOf, type Picture } from '../pictures';
import type { Chance } from '../random';
import type { DemoPersonRecord } from '../types';
import type { Lookup } from './district';
import { say, type CasePlan } from './plan';
import { residentMoment, staffMoment } from './time';
import type { Intent, Step } from './types';

/** How a matter ends, decided before it is told. */
export type Fate = 'satisfied' | 'basically' | 'redone' | 'unsatisfied' | 'silent' | 'declined' | 'withdrawn';

/** What else happens on the way. */
export interface Turns {
  readonly fate: Fate;
  /** The answer comes after the promise. */
  readonly late: boolean;
  /** The first check sends it back. */
  readonly rejected: boolean;
  /** The station gives it to this unit; undefined: the routing table's, or the station itself. */
  readonly unitId?: string;
  /** Reports and results carry photos. */
  readonly photos: boolean;
}

/** What the teller needs beside the plan. */
export interface Stage {
  readonly lookup: Lookup;
  readonly calendar: Calendar;
  readonly draw: Chance;
}

/** 「何师傅」 in companies and utilities, the whole name elsewhere. */
function calledIn(person: DemoPersonRecord, unitKind: string | undefined): string {
  return unitKind === 'property' || unitKind === 'utility' ? `${person.name.slice(0, 1)}师傅` : person.name;
}

/** Writes the life of one case, step by step in time. */
export class Teller {
  private readonly intents: Intent[] = [];
  private readonly limits: CaseLimits;
  private readonly staff: DemoPersonRecord;
  private readonly grid: string;
  private last: Date;

  constructor(
    private readonly plan: CasePlan,
    private readonly turns: Turns,
    private readonly stage: Stage,
  ) {
    this.limits = plan.category.limits[plan.grade];
    this.grid = plan.place.gridId;
    const staff = stage.lookup.stationStaff(plan.place.communityId);
    const first = staff[0];
    if (!first) throw new Error(`No station staff in ${plan.place.communityId}`);
    this.staff = stage.draw.happens(0.8) ? first : stage.draw.pick(staff);
    this.last = plan.filedAt;
  }

  /** Appends an intent, at least a minute after the one before. */
  private add(at: Date, person: DemoPersonRecord, step: Step, photos: readonly Picture[] = []): Date {
    const earliest = this.last.getTime() + 60_000;
    const moment = this.intents.length === 0 ? at : new Date(Math.max(at.getTime(), earliest));
    this.intents.push({ at: moment, caseKey: this.plan.key, personId: person.id, step, photos });
    this.last = moment;
    return moment;
  }

  /** A moment of office time a share of a limit after another moment. */
  private within(from: Date, minutes: number, least = 4): Date {
    return staffMoment(from, Math.max(least, minutes), this.stage.calendar, this.stage.draw);
  }

  private photo(after: boolean, probability: number): Picture[] {
    const { draw } = this.stage;
    return this.turns.photos && draw.happens(probability) ? [pictureOf(this.plan.topic.key, after, draw.int(0, 2))] : [];
  }

  /** The whole life. Intents after now are cut off by the caller. */
  tell(): Intent[] {
    const { fate } = this.turns;
    this.submit();
    const accept = this.within(this.plan.filedAt, this.acceptMinutes());
    if (fate === 'declined') return this.decline(accept);
    if (fate === 'withdrawn') return this.withdraw(accept);
    const handler = this.dispatch(accept);
    this.work(handler, this.plan.filedAt, 'answer', this.turns.late);
    if (fate === 'redone' || fate === 'unsatisfied') this.secondRound(handler, fate === 'unsatisfied');
    else if (fate !== 'silent') this.evaluate(fate);
    // A silent case that nobody checked could be drawn for a check; here somebody always has.
    else this.check(handler, 1);
    if (this.plan.showToNeighbours && !this.plan.sensitive && fate !== 'unsatisfied') this.release();
    return this.intents;
  }

  private acceptMinutes(): number {
    const { draw } = this.stage;
    const limit = this.limits.accept.amount;
    return draw.happens(0.04) ? limit * draw.between(1.05, 1.6) : limit * draw.between(0.05, 0.75);
  }

  private submit(): void {
    const { plan } = this;
    const [lng, lat] = plan.place.point;
    const { draw } = this.stage;
    this.add(
      plan.filedAt,
      plan.reporter,
      {
        action: 'submit',
        body: {
          categoryId: plan.category.id,
          text: plan.text,
          answers: [...plan.answers],
          place: { text: plan.placeText, point: { lng, lat, system: 'gcj02' }, placeId: plan.place.id },
          showToNeighbours: plan.showToNeighbours,
        },
      },
      [...this.photo(false, 0.8), ...this.photo(false, 0.15)],
    );
    if (draw.happens(0.1)) {
      const text = say(plan, draw.pick(SUPPLEMENTS), '', draw);
      this.add(new Date(plan.filedAt.getTime() + draw.int(4, 50) * 60_000), plan.reporter, { action: 'supplement', body: { text } });
    }
  }

  private decline(at: Date): Intent[] {
    const { draw } = this.stage;
    const rules = Object.keys(DECLINES).filter((rule) => rule !== 'secrets' || this.plan.topic.key === 'quarrel');
    const ruleId = draw.pick(rules);
    this.add(at, this.staff, { action: 'decline', body: { ruleId, reason: draw.pick(DECLINES[ruleId] ?? ['']) } });
    return this.intents;
  }

  private withdraw(accept: Date): Intent[] {
    const { draw } = this.stage;
    if (draw.happens(0.5)) this.add(accept, this.staff, { action: 'accept', body: {} });
    this.add(new Date(this.last.getTime() + draw.int(9, 110) * 60_000), this.plan.reporter, { action: 'withdraw', body: { reason: draw.pick(WITHDRAWALS) } });
    return this.intents;
  }

  /** Accepts and gives the case away, in one tap, in two, or to the station itself. */
  private dispatch(at: Date): DemoPersonRecord {
    const { draw, lookup } = this.stage;
    const unitId = this.turns.unitId ?? lookup.leadUnit(this.plan.category.id, this.grid);
    const handlers = unitId ? lookup.handlers(unitId) : [];
    const worker = lookup.gridWorkers(this.grid)[0];
    const inspects = worker !== undefined && draw.happens(this.plan.topic.key === 'manhole' || this.plan.topic.key === 'wall' ? 0.5 : 0.12);
    if (!unitId || handlers.length === 0) {
      this.add(at, this.staff, { action: 'takeOn', body: {} });
      return this.staff;
    }
    const order = { unitId, text: draw.happens(0.8) ? say(this.plan, draw.pick(draw.happens(0.6) ? this.plan.topic.orders : DISPATCH_NOTES), '', draw) : '' };
    if (draw.happens(0.7)) {
      this.add(at, this.staff, { action: 'acceptAndDispatch', body: order });
    } else {
      this.add(at, this.staff, { action: 'accept', body: {} });
      if (inspects && worker) this.inspect(worker);
      this.add(this.within(this.last, this.limits.dispatch.amount * draw.between(0.1, 0.8)), this.staff, { action: 'dispatch', body: order });
    }
    const handler = draw.pick(handlers);
    this.acknowledge(handler);
    return handler;
  }

  private inspect(worker: DemoPersonRecord): void {
    const { draw } = this.stage;
    const text = say(this.plan, draw.pick(INSPECTIONS), '', draw);
    this.add(this.within(this.last, draw.int(12, 60)), worker, { action: 'inspect', body: { text } }, this.photo(false, 0.5));
  }

  private acknowledge(handler: DemoPersonRecord): void {
    const { draw } = this.stage;
    this.add(this.within(this.last, this.limits.acknowledge.amount * draw.between(0.05, 0.7)), handler, { action: 'acknowledge', body: {} });
    if (draw.happens(0.12)) {
      this.add(this.within(this.last, draw.int(8, 80)), draw.happens(0.5) ? this.staff : handler, { action: 'note', body: { text: draw.pick(NOTES) } });
    }
  }

  /** The handler's work until a result stands that nobody sends back. */
  private work(handler: DemoPersonRecord, from: Date, limit: 'answer' | 'redo', late: boolean): void {
    const { draw, calendar, lookup } = this.stage;
    const promise = dueAfter(from, this.limits[limit], calendar);
    const left = workingMinutesBetween(this.last, promise, calendar);
    const at = late || left < 12 ? this.within(promise, draw.between(40, 700)) : this.within(this.last, Math.min(left - 6, left * draw.between(0.15, 0.88)));
    const { fate, rejected } = this.turns;
    const again = fate === 'redone' || fate === 'unsatisfied';
    this.handle(handler, at, limit === 'redo' ? 'again' : again || rejected ? 'try' : 'done');
    if (limit === 'answer' && rejected) {
      const checker = this.checker(handler);
      if (checker) {
        this.add(this.within(this.last, draw.int(30, 200)), checker, { action: 'reject', body: { reason: draw.pick(REJECTIONS) } });
        this.handle(handler, this.within(this.last, draw.int(40, 220)), again ? 'try' : 'again');
      }
    }
    const needed = needsSecondChecker({ grade: this.plan.grade, safety: this.plan.category.safety, round: limit === 'redo' ? 2 : 1 });
    if (needed) this.check(handler, 1);
    else if (lookup.gridWorkers(this.grid).length > 0) this.check(handler, 0.22);
  }

  private handle(handler: DemoPersonRecord, at: Date, how: 'done' | 'try' | 'again'): void {
    const { draw, lookup } = this.stage;
    const kind = lookup.unit(handler.roles[0]?.unitId ?? '')?.kind;
    const words = { done: this.plan.result, try: draw.pick(FIRST_TRIES), again: draw.pick(REDONE) + this.plan.result }[how];
    const text = say(this.plan, words, calledIn(handler, kind), draw);
    this.add(at, handler, { action: 'handle', body: { text } }, this.photo(true, 0.75));
  }

  /** Somebody other than the handler: mostly the grid worker, else a colleague at the station. */
  private checker(handler: DemoPersonRecord): DemoPersonRecord | undefined {
    const { lookup } = this.stage;
    const others = [...lookup.gridWorkers(this.grid), ...lookup.stationStaff(this.plan.place.communityId)];
    return others.find((person) => person.id !== handler.id);
  }

  private check(handler: DemoPersonRecord, probability: number): void {
    const { draw } = this.stage;
    const checker = this.checker(handler);
    const checked = this.intents[this.intents.length - 1]?.step.action === 'verify';
    if (!checker || checked || !draw.happens(probability)) return;
    this.add(this.within(this.last, draw.int(20, 260)), checker, { action: 'verify', body: { text: draw.pick(CHECKS) } }, this.photo(true, 0.2));
  }

  private evaluate(satisfaction: 'satisfied' | 'basically' | 'unsatisfied'): void {
    const { draw } = this.stage;
    const text = draw.happens(satisfaction === 'unsatisfied' ? 0.95 : 0.55) ? draw.pick(PRAISES[satisfaction]) : '';
    const body = { contacted: draw.happens(0.93), solved: satisfaction !== 'unsatisfied', satisfaction, text };
    this.add(residentMoment(this.last, draw.between(0.4, 34), draw), this.plan.reporter, { action: 'evaluate', body });
  }

  private secondRound(handler: DemoPersonRecord, again: boolean): void {
    this.evaluate('unsatisfied');
    const redoneAt = this.last;
    this.acknowledge(handler);
    this.work(handler, redoneAt, 'redo', false);
    this.evaluate(again ? 'unsatisfied' : this.stage.draw.pick(['satisfied', 'satisfied', 'basically'] as const));
  }

  /** The station's redacted words for neighbours: what it is about and where, nothing of who wrote. */
  private release(): void {
    const { draw } = this.stage;
    if (!draw.happens(0.6)) return;
    const text = `${this.plan.slots.place.name}，${this.plan.category.name}的事，已经处理。`;
    this.add(this.within(this.last, draw.int(10, 200)), this.staff, { action: 'release', body: { text } });
  }
}

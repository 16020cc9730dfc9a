import { findCategory, loadCatalogue } from '../../../config/catalogue';
import { chance, type Chance } from '../../../server/demonstration/random';
import { localName } from '../../../server/demonstration/corpus/writer';
import { caseNumber, numberYear } from '../../../shared/domain/cases/number';
import { searchTokens } from '../../../shared/domain/cases/search';
import { toSystem } from '../../../shared/domain/organisation/coordinates';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import type { CaseDoc } from '../../../server/features/cases';
import type { Community, Land, Place } from './land';
import { digest, type Resident, type Residents } from './residents';
import { MINE, WEEK_MS, WEEKS, type Shape } from './shape';
import { stampOf, type Stamp } from './stamp';
import { wordsIn, type CaseStory, type Doc, type Material, type Told } from './stories';

interface Tale {
  readonly matter: CaseDoc;
  readonly stamp: Stamp;
  readonly here: Community;
  readonly place: Place | undefined;
  readonly names: readonly string[];
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly grids: readonly string[];
  /** Weeks before the end of the material that it was filed, and that it takes to its last moment. */
  readonly age: number;
  readonly lasts: number;
}

/** The resident whose list is measured. */
export const MEASURED_RESIDENT = 'p-chenyawen';
/** What the program itself removes after a while: how long it keeps it, and by which moment. */
const KEPT: Readonly<Record<string, { readonly ms: number; readonly by: string }>> = {
  outbox: { ms: 14 * DAY_MS, by: 'finishedAt' },
  wechatDeliveries: { ms: 30 * DAY_MS, by: 'notBefore' },
};
/** Weeks in which the events of a matter are still in the outbox. */
const RECENT_WEEKS = 2;

function* momentsIn(value: unknown): Generator<number> {
  if (value instanceof Date) yield value.getTime();
  else if (Array.isArray(value)) for (const item of value) yield* momentsIn(item);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* momentsIn(item);
}

/** Tells the matters of the demonstration again: elsewhere, at another time, of other people. The same number, the same matter. */
export class Matters {
  private readonly finished: readonly Tale[];
  private readonly recent: readonly Tale[];
  private readonly open: readonly Tale[];
  private readonly catalogue = loadCatalogue();
  /** Weeks that the longest of them takes. */
  private readonly longest: number;

  constructor(private readonly material: Material, private readonly land: Land, private readonly residents: Residents, private readonly shape: Shape) {
    const offices = new Set((material.once.get('memberships') ?? []).map(({ personId }) => String(personId)));
    const units = new Set((material.once.get('units') ?? []).map(({ _id }) => String(_id)));
    const grids = new Set((material.once.get('grids') ?? []).map(({ _id }) => String(_id)));
    const tales = material.cases.map((story) => this.tale(story, { offices, units, grids }));
    this.finished = tales.filter(({ matter }) => !matter.open);
    this.recent = this.finished.filter(({ age }) => age < RECENT_WEEKS);
    this.open = tales.filter(({ matter }) => matter.open);
    this.longest = Math.max(...tales.map(({ lasts }) => lasts));
    if (this.finished.length === 0 || this.open.length === 0) throw new Error('the demonstration has no finished or no open matters to tell again');
  }

  private tale({ matter, documents }: CaseStory, known: { offices: ReadonlySet<string>; units: ReadonlySet<string>; grids: ReadonlySet<string> }): Tale {
    const words = new Set(documents.flatMap(({ doc }) => [...wordsIn(doc)]));
    const named = (set: ReadonlySet<string>): string[] => [...words].filter((word) => set.has(word)).sort();
    const place = this.land.place(matter.place.placeId);
    const here = this.land.communities.find(({ id }) => id === matter.scope.community);
    if (!here) throw new Error(`no community ${matter.scope.community}`);
    const [units, people, grids] = [named(known.units), named(known.offices), named(known.grids)];
    const names = place ? [place.name, localName(place, place.name.split(' ')[0] ?? '')].filter((name) => name.length > 1) : [];
    const ids = new Set([matter._id, matter.number, matter.reporterId, ...matter.fileIds, ...(place ? [place._id] : []), here.id, here.streetId, ...units.filter((id) => id !== matter.scope.district), ...people, ...grids]);
    const last = Math.max(...documents.filter(({ collection }) => collection === 'cases' || collection === 'messages').flatMap(({ doc }) => [...momentsIn({ ...doc, evaluateUntil: null, promisedAt: null, firstPromisedAt: null, timeline: (doc.timeline as { at: Date }[] | undefined)?.map(({ at }) => at) })]));
    const weeks = (from: number, to: number): number => Math.ceil((to - from) / WEEK_MS);
    return {
      matter, here, place, names, units, people, grids,
      stamp: stampOf(documents, ids, names),
      age: Math.floor((this.material.now.getTime() - matter.createdAt.getTime()) / WEEK_MS),
      lasts: weeks(matter.createdAt.getTime(), last),
    };
  }

  /** The matter number `n`, from 0: all its documents, the case first. */
  tell(n: number): Told[] {
    const draw = chance(`matter-${n}`);
    const finished = this.shape.cases - this.shape.open;
    return n < finished ? this.tellFinished(n, finished, draw) : this.tellOpen(n, n - finished, draw);
  }

  private tellFinished(n: number, finished: number, draw: Chance): Told[] {
    const age = WEEKS - 1 - Math.floor((n / finished) * WEEKS);
    const mine = n % this.shape.mineEvery === 0 && n / this.shape.mineEvery < MINE;
    const community = mine || draw.happens(this.shape.mainShare) ? 0 : draw.int(Math.min(1, this.land.communities.length - 1), this.land.communities.length - 1);
    const pool = age < RECENT_WEEKS && this.recent.length > 0 ? this.recent : this.finished;
    const fitting = age > this.longest ? pool : pool.filter(({ lasts }) => lasts <= age + 1);
    const tale = draw.pick(fitting.length > 0 ? fitting : pool);
    // Not so late that its end would lie in the future.
    const told = Math.max(age, tale.lasts <= tale.age ? tale.lasts : tale.age);
    return this.retell(n, tale, community, (tale.age - told) * WEEK_MS, mine, draw);
  }

  private tellOpen(n: number, index: number, draw: Chance): Told[] {
    const community = index < this.shape.openInMain ? 0 : draw.int(Math.min(1, this.land.communities.length - 1), this.land.communities.length - 1);
    const tale = this.open[index < this.shape.openInMain ? index % this.open.length : draw.int(0, this.open.length - 1)] as Tale;
    return this.retell(n, tale, community, draw.happens(0.3) ? -WEEK_MS : 0, index < 3, draw);
  }

  private changedIds(tale: Tale, there: Community, place: Place, reporterId: string, id: string, number: string, draw: Chance): Map<string, string> {
    const { here, matter } = tale;
    const units = new Map(tale.units.map((unit) => [unit, this.land.unitLike(unit, here, there, draw)]));
    const unit = (from: string): string => units.get(from) ?? this.land.unitLike(from, here, there, draw);
    const people = tale.people.map((person) => [person, this.land.personLike(person, place.gridId, unit, draw)] as const);
    const files = matter.fileIds.map((file, i) => [file, digest(`${id} file ${i}`)] as const);
    const grids = tale.grids.map((grid) => [grid, place.gridId] as const);
    const named: [string, string][] = [[matter._id, id], [matter.number, number], [matter.reporterId, reporterId], [here.id, there.id], [here.streetId, there.streetId]];
    return new Map([...units, ...people, ...files, ...grids, ...(tale.place ? [[tale.place._id, place._id] as const] : []), ...named]);
  }

  private retell(n: number, tale: Tale, community: number, shift: number, mine: boolean, draw: Chance): Told[] {
    const there = this.land.communities[community] as Community;
    const place = this.land.placeLike(tale.place?.kind, there, draw);
    const reporter = this.residents.someone(community, draw.next());
    const who: Resident = mine ? { ...reporter, id: MEASURED_RESIDENT, name: '陈雅文', phone: '19900000002' } : reporter;
    const createdAt = new Date(tale.matter.createdAt.getTime() + shift);
    const [id, number] = [digest(`matter ${n}`), caseNumber(createdAt, n + 1)];
    const ids = this.changedIds(tale, there, place, who.id, id, number, draw);
    const local = place.name.split(' ').slice(1).join(' ') || place.name;
    const names = tale.names.map((from, i) => [from, i === 0 ? place.name : local] as const);
    const told = tale.stamp({ ids, shift, names, freshId: (i) => digest(`${id} ${i}`) });
    for (const { collection, doc } of told) if (collection === 'cases') this.settle(doc as unknown as CaseDoc, who, place, draw);
    return told.filter(({ collection, doc }) => this.isKept(collection, doc)).sort((a, b) => Number(b.collection === 'cases') - Number(a.collection === 'cases'));
  }

  /** What of a case follows from its number, place, people and year. */
  private settle(doc: CaseDoc, { name, phone }: Resident, place: Place, draw: Chance): void {
    const [lng, lat] = [place.gcj02[0] + draw.between(-2e-4, 2e-4), place.gcj02[1] + draw.between(-2e-4, 2e-4)];
    const wgs84 = toSystem({ lng, lat, system: 'gcj02' }, 'wgs84');
    doc.place = { ...doc.place, gcj02: { lng, lat }, wgs84 };
    doc.scope = { ...doc.scope, grid: doc.scope.grid === null ? null : place.gridId };
    if (!doc.open) doc.era = String(2000 + numberYear(doc.createdAt));
    const categoryName = findCategory(this.catalogue, doc.categoryId)?.name ?? '';
    doc.terms = searchTokens({ number: doc.number, title: doc.title, placeText: doc.place.text, categoryName, reporterName: name, phoneTail: phone.slice(-4) });
  }

  /** Whether the program would still have it. */
  private isKept(collection: string, doc: Doc): boolean {
    const kept = KEPT[collection];
    const at = kept && doc[kept.by];
    return !kept || !(at instanceof Date) || at.getTime() > this.material.now.getTime() - kept.ms;
  }
}

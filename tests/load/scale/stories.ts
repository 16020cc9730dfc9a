import type { Connection } from 'mongoose';
import { Marks } from '../../../server/demonstration/marker';
import { rawCollection } from '../../../server/platform/database/model';
import type { CaseDoc } from '../../../server/features/cases';

/** A stored document, whatever the collection. */
export interface Doc {
  _id: string | number;
  [field: string]: unknown;
}
/** A document and where it lies. */
export interface Told {
  readonly collection: string;
  readonly doc: Doc;
}

/** One matter of the demonstration, as its commands wrote it, with everything else that speaks of it. */
export interface CaseStory {
  readonly matter: CaseDoc;
  readonly documents: readonly Told[];
}
/** One resident of the demonstration with their home and what else speaks of them alone. */
export interface ResidentStory {
  readonly personId: string;
  readonly home: { readonly id: string; readonly communityId: string; readonly roomId: string; readonly placeId: string; readonly placeText: string };
  readonly documents: readonly Told[];
}

/** What the demonstration wrote, taken apart: what a district has once, and what it has as often as there are matters or residents. */
export interface Material {
  /** The moment the demonstration was made for: nothing in it happened later. */
  readonly now: Date;
  readonly once: ReadonlyMap<string, readonly Doc[]>;
  readonly cases: readonly CaseStory[];
  readonly residents: readonly ResidentStory[];
}

/** Written anew by whoever uses the database: who is at work, what is counted, what is chained. */
const LEFT_OUT = new Set(['leases', 'tasks', 'numberSeries', 'auditLinks', 'auditChecks', 'statisticsBuckets', 'statisticsMonths', 'figures', 'figureMonths']);
/** Length of a case's id: its events are called after it. */
const CASE_ID = 24;

/** Every string in a value, and the parts of ids that are put together of others. */
export function* wordsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (/[:.]/.test(value)) yield* value.split(/[:.]/);
  } else if (Array.isArray(value)) for (const item of value) yield* wordsIn(item);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date)) for (const item of Object.values(value)) yield* wordsIn(item);
}

async function everything(db: Connection): Promise<Map<string, Doc[]>> {
  const database = db.getClient().db(db.name);
  const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).filter((name) => !LEFT_OUT.has(name) && !name.startsWith('system.'));
  const found = new Map<string, Doc[]>();
  for (const name of names.sort()) found.set(name, await rawCollection<Doc>(db, name).find().sort({ _id: 1 }).toArray());
  return found;
}

/** Whose matters a document speaks of; files are a matter's by their ids. */
function mattersOf(doc: Doc, cases: ReadonlySet<string>, files: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  for (const word of wordsIn(doc)) {
    const head = word.slice(0, CASE_ID);
    if (cases.has(head)) found.add(head);
    const owner = files.get(word);
    if (owner !== undefined) found.add(owner);
  }
  return found;
}

type Shares = { readonly once: Map<string, Doc[]>; readonly byCase: Map<string, Told[]>; readonly joined: Set<string> };

function share(all: ReadonlyMap<string, readonly Doc[]>, matters: readonly CaseDoc[]): Shares {
  const ids = new Set(matters.map(({ _id }) => _id));
  const files = new Map(matters.flatMap(({ _id, fileIds }) => fileIds.map((file) => [file, _id] as const)));
  const shares: Shares = { once: new Map(), byCase: new Map(), joined: new Set() };
  for (const [collection, docs] of all) {
    shares.once.set(collection, []);
    for (const doc of docs) {
      const about = [...mattersOf(doc, ids, files)];
      const [only] = about;
      if (about.length > 1) for (const id of about) shares.joined.add(id);
      else if (only === undefined) shares.once.get(collection)?.push(doc);
      else shares.byCase.set(only, [...(shares.byCase.get(only) ?? []), { collection, doc }]);
    }
  }
  return shares;
}

interface Home extends Doc { personId: string; communityId: string; roomId: string | null; placeId: string | null; placeText: string; state: string }

/** Residents with a confirmed home who appear in nobody else's documents, at most so many. */
function residentStories(once: ReadonlyMap<string, readonly Doc[]>, most: number): ResidentStory[] {
  const homes = (once.get('homes') ?? []) as unknown as Home[];
  const chosen = homes.filter((home) => home.state === 'confirmed' && home.roomId !== null && home.placeId !== null && !home.personId.startsWith('p-')).slice(0, most);
  const people = new Set(chosen.map(({ personId }) => personId));
  const told = new Map<string, Told[]>();
  for (const [collection, docs] of once) {
    for (const doc of docs) {
      const about = [...new Set([...wordsIn(doc)].filter((word) => people.has(word)))];
      for (const id of about) told.set(id, [...(told.get(id) ?? []), { collection, doc }]);
    }
  }
  const kept = new Set(['people', 'memberships', 'homes', 'messages']);
  return chosen.map(({ _id, personId, communityId, roomId, placeId, placeText }) => ({
    personId,
    home: { id: String(_id), communityId, roomId: roomId ?? '', placeId: placeId ?? '', placeText },
    documents: (told.get(personId) ?? []).filter(({ collection }) => kept.has(collection)),
  }));
}

/** Kinds of residents told again; more would differ in nothing. */
const RESIDENTS = 40;

/** Takes a finished demonstration apart. Matters that hang together with another are left out: each is told by itself. */
export async function takeApart(db: Connection): Promise<Material> {
  const mark = await Marks({ db }).findById('district').lean<{ since: Date; state: string }>();
  if (mark?.state !== 'ready') throw new Error('the demonstration that the loader tells again is not there');
  const all = await everything(db);
  const matters = (all.get('cases') ?? []) as unknown as CaseDoc[];
  const { once, byCase, joined } = share(all, matters);
  const cases = matters.filter(({ _id }) => !joined.has(_id)).map((matter) => ({ matter, documents: byCase.get(matter._id) ?? [] }));
  return { now: mark.since, once, cases, residents: residentStories(once, RESIDENTS) };
}

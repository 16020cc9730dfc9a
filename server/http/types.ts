import type { Readable } from 'node:stream';
import type { mongo } from 'mongoose';
import type { z } from 'zod';
import type { ParsedOf, ResponseOf, RouteKey } from '../../shared/contract';
import type { Demand, LoginMethod } from '../../shared/domain/identity/sessions';
import type { KeyScope } from '../../shared/domain/integrations/apiKeys';
import type { Role, UnitKind } from '../../shared/domain/kernel/roles';
import type { Courier, EventSource, Subscriber, Task } from '../jobs/types';
import type { Deps } from '../platform/deps';
import type { ConvertibleKind } from '../platform/conversions';
import type { Eraser } from '../platform/erasers';
import type { FileUser, NumberConfirmed, PeopleBook, SignatureCheck, UnreadCounter, UrgentAreas } from '../platform/hooks';
import type { RollSource, VoteBases } from '../platform/votes';
import type { PushMessage } from '../platform/wechat';
import type { Middleware } from './context';
import type { RateLimits } from './rateLimit';

/** A role in force now, with where its unit stands, so that policies need no look-up. */
export interface HeldRole {
  readonly role: Role;
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  /** Ids from the district down to the unit itself. */
  readonly path: readonly string[];
  /** Community the unit belongs to, when it belongs to one. */
  readonly communityId: string | null;
  /** Grids of a grid worker; empty: every grid of the community. */
  readonly gridIds: readonly string[];
}

/** Who calls. Roles and session state are the server's, at most five seconds old; nothing of it is in the token. */
export interface Viewer {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly level: 0 | 1 | 2;
  /** The community they chose or live in. */
  readonly homeCommunityId: string | null;
  /** Communities in which their home is confirmed: verified neighbours there. */
  readonly neighbourOf: readonly string[];
  readonly roles: readonly HeldRole[];
  /** How this session was opened; absent where nobody logged in, such as in background work. */
  readonly method?: LoginMethod;
  /** What this session has to do before anything else is served; absent or empty for nearly everybody. */
  readonly demands?: readonly Demand[];
}

/** A system that calls with a key of its own. */
export interface Integrator {
  readonly keyId: string;
  readonly unitId: string;
  readonly scopes: readonly KeyScope[];
}

/** Who knocks, as far as logins need it: the device, and the cookies of our own pages in a browser. */
export interface Visit {
  readonly ip: string;
  readonly userAgent: string;
  /** One of our own pages in a browser asks, of the same origin: only then are cookies believed and set. */
  readonly byBrowser: boolean;
  cookie(name: CookieName): string | undefined;
  /** Sets a cookie that scripts and other sites never see; 0 seconds removes it. Does nothing outside our own pages. */
  setCookie(name: CookieName, value: string, seconds: number): void;
}
/** `session` holds the refresh token, `device` says that this browser has logged in before. */
export type CookieName = 'session' | 'device';

/** One upload as received: a temporary file that the HTTP layer removes afterwards. */
export interface IncomingFile {
  readonly path: string;
  readonly size: number;
}

/** What a handler gets: everything validated by the contract. `viewer` is null only where access allows it. */
export interface Call<K extends RouteKey> {
  readonly params: ParsedOf<K>['params'];
  readonly query: ParsedOf<K>['query'];
  readonly body: ParsedOf<K>['body'];
  readonly viewer: Viewer;
  /** The system that calls with a key; null everywhere but where `access` is `key`. */
  readonly integrator: Integrator | null;
  /** Idempotency-Key header, present where the route is `idempotent`. */
  readonly key: string;
  readonly file: IncomingFile | null;
  readonly requestId: string;
  readonly ip: string;
  readonly visit: Visit;
}
export type Handler<K extends RouteKey> = (call: Call<K>, deps: Deps) => Promise<ResponseOf<K>>;
export type HandlerTable = { [K in RouteKey]?: Handler<K> };

/** A binary answer outside the JSON contract, opened by a signed address and not by a session. */
export interface Download {
  /** Path under `/api/v1`, with `:name` parts. */
  readonly path: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** Checks the address and opens the file; refuses with `not_found`. */
  open(params: unknown, query: unknown, deps: Deps): Promise<OpenFile>;
}
export interface OpenFile {
  readonly stream: Readable;
  readonly size: number;
  readonly type: string;
  /** How long a browser may keep it, seconds; never beyond the life of its address. */
  readonly maxAge: number;
}

/** A page under `/p` that people reach by QR code or print: whole HTML, without script or login. */
export interface PublicPage {
  /** Path under `/p`, with `:name` parts. */
  readonly path: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** What people read when there is no such page. */
  readonly missing?: string;
  /** The page as `htmlPage` makes it; refuses with `not_found`. */
  render(params: unknown, query: unknown, deps: Deps, visit: { readonly ip: string }): Promise<string>;
}

/** A file in the storage and its media type. */
export interface StoredKey {
  readonly key: string;
  readonly type: string;
}

/** Names the stored files that the documents of a database speak of: of a snapshot, not of the database in use. */
export type StoredFileSource = (db: mongo.Db, session: mongo.ClientSession | undefined) => AsyncIterable<StoredKey>;

/** Something that WeChat pushes to us. `handle` does its work once when told twice; when it throws, WeChat tells again. */
export interface PushListener {
  /** WeChat's word for it, such as `wxa_media_check`. */
  readonly event: string;
  handle(message: PushMessage, deps: Deps): Promise<void>;
}

/** The manifest of a feature: what `index.ts` of each exports as `feature`. */
export interface Feature {
  readonly name: string;
  readonly handlers: HandlerTable;
  readonly sources?: readonly EventSource[];
  readonly subscribers?: readonly Subscriber[];
  readonly tasks?: readonly Task[];
  readonly couriers?: readonly Courier[];
  readonly downloads?: readonly Download[];
  readonly pages?: readonly PublicPage[];
  readonly pushes?: readonly PushListener[];
  /** What it serves outside `/api/v1`, in another protocol; each answers what is its own and passes on the rest. */
  readonly protocols?: readonly ((deps: Deps, limits: RateLimits) => Middleware)[];
  /** Told when somebody has confirmed a number, by its fingerprint; does its work once when told twice. */
  readonly numberConfirmed?: NumberConfirmed;
  /** Counts unread messages for `GET /me`; one feature offers it. */
  readonly unread?: UnreadCounter;
  /** Knows the systems outside by their signatures; one feature offers it. */
  readonly signatures?: SignatureCheck;
  /** Says where an emergency holds; one feature offers it. */
  readonly urgent?: UrgentAreas;
  /** Looks people up by id and by name; one feature offers it. */
  readonly people?: PeopleBook;
  /** Collections that refer to uploaded files, asked before an orphan is removed. */
  readonly fileUsers?: readonly FileUser[];
  /** Kinds of matter that it offers to threads: what they may become, and what may become them. */
  readonly conversions?: readonly ConvertibleKind[];
  /** What it holds of persons, and how that is erased. */
  readonly erasers?: readonly Eraser[];
  /** Rolls of people or households that a vote may take its lines from. */
  readonly rollSources?: readonly RollSource[];
  /** Matters of its own that may be voted on. */
  readonly voteBases?: readonly VoteBases[];
  /** What of it lies in the storage, so that a backup takes it along. */
  readonly storedFiles?: StoredFileSource;
  /** Creates the indexes of its models (idempotent); called at start and by tests. */
  ensureIndexes(deps: Deps): Promise<void>;
}

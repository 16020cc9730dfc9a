import { newDoor, type Door } from '../doors';

/** Ways in which the city tells of a request when it is asked. */
export const TELLING_WAYS = {
  once: '照实说',
  twice: '同一件列两遍',
  lie: '乱说：办好了，又在办，又说个没听过的状态',
  gone: '说没有这一件',
} as const;
export type TellingWay = keyof typeof TELLING_WAYS;

/** What is offered there; the last takes everything. */
export const CITY_SERVICES = [
  { code: 'LIGHT', name: '路灯照明', group: '市政' },
  { code: 'TRASH', name: '垃圾清运', group: '环卫' },
  { code: 'OTHER', name: '其他', group: '综合' },
] as const;

/** One request as it was handed in; each posting is one, also of the same matter: the protocol knows no repeats. */
export interface HeldRequest {
  readonly id: string;
  /** Given instead of the number, which is asked for by it. */
  readonly token: string | null;
  readonly form: Readonly<Record<string, string>>;
  /** The number of our case, by the line that names it. */
  readonly number: string | null;
  readonly at: Date;
  updatedAt: Date;
  status: string;
  detailed: string;
  notes: string;
  way: TellingWay;
  /** What is said instead, one each time it is asked after. */
  readonly lies: string[];
  /** Service request updates, by their id, in the order they came. */
  readonly updates: Map<string, string>;
}

/** The department as a server of Open311 GeoReport v2. */
export interface CityState extends Door {
  readonly now: () => number;
  /** What calls must bring along to hand something in. */
  key: string;
  /** Whether a token is given first. */
  tokens: boolean;
  readonly requests: Map<string, HeldRequest>;
  /** Calls without the right key. */
  strangers: number;
}

export const newCity = (now: () => number): CityState => ({ ...newDoor(), now, key: 'sandbox-city-key', tokens: false, requests: new Map(), strangers: 0 });

const MARK = /^邻里编号 (\S+?)(?:（|$)/m;

/** Keeps a request under a number of the city's own. */
export function holdRequest(city: CityState, form: Readonly<Record<string, string>>): HeldRequest {
  const n = city.requests.size + 1;
  const at = new Date(city.now());
  const held: HeldRequest = {
    id: `CS${String(n).padStart(6, '0')}`, token: city.tokens ? `t-${n}` : null, form, number: MARK.exec(form.description ?? '')?.[1] ?? null, at, updatedAt: at,
    status: 'open', detailed: '', notes: '', way: 'once', lies: [], updates: new Map(),
  };
  city.requests.set(held.id, held);
  return held;
}

/** What the city says of a request from now on. */
export interface Telling {
  readonly status: string;
  readonly detailed?: string;
  readonly notes?: string;
  readonly way?: TellingWay;
}

/** Lets the city say something of a request, in one of the ways, whenever it is asked. */
export function tellOf(city: CityState, held: HeldRequest, { status, detailed = '', notes = '', way = 'once' }: Telling): void {
  Object.assign(held, { status, detailed, notes, way, updatedAt: new Date(city.now()) });
  if (way === 'lie') held.lies.push('closed', 'open', 'transcended');
}

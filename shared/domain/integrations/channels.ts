/** Ways by which a unit has its matters told outside, beside the inbox that everybody has. */
export const CHANNEL_KINDS = ['webhook', 'wecom', 'dingtalk', 'open311', 'email', 'drop'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Kinds that need more than address and secret. */
export const OPTION_KINDS: readonly ChannelKind[] = ['open311', 'drop'];
/** Kinds that go to no address: whoever is to have it comes for it. */
export const FETCHED_KINDS: readonly ChannelKind[] = ['drop'];

/** Channels of one unit at most. */
export const MOST_CHANNELS = 8;
/** Hours for which a parcel is tried before it is given up and shown to staff. */
export const GIVE_UP_HOURS = { least: 1, most: 30 * 24, usual: 7 * 24 } as const;

/** Where the robots of the two offices live: nothing else is taken for one. */
export const ROBOT_HOSTS: Readonly<Partial<Record<ChannelKind, string>>> = { wecom: 'qyapi.weixin.qq.com', dingtalk: 'oapi.dingtalk.com' };

/** What may be wrong with a channel as it is entered; the words are in `shared/copy/channels.ts`. */
export type ChannelFault = 'notWeb' | 'notHttps' | 'notRobot' | 'forbidden' | 'notMail' | 'otherFile';

export interface ChannelAddress {
  readonly protocol: string;
  readonly hostname: string;
}

/**
 * What is wrong with an address for a channel of that kind, as far as it can be seen in it. Plain http is for networks
 * that the operator opened: whether it is one is known only when it is gone to.
 * @param address null: no address of the web at all
 * @param inside whether the operator opened some networks of their own
 */
export function addressFault(kind: ChannelKind, address: ChannelAddress | null, inside: boolean): ChannelFault | null {
  if (address === null) return 'notWeb';
  if (address.protocol !== 'https:' && !inside) return 'notHttps';
  const robot = ROBOT_HOSTS[kind];
  if (robot !== undefined && address.hostname !== robot && !inside) return 'notRobot';
  return null;
}

/** Why a parcel did not arrive, or is not believed to have. A code is stored and never renamed. */
export const DELIVERY_PROBLEMS = [
  'badAddress', 'forbiddenAddress', 'unresolved', 'unreachable', 'reset', 'timeout', 'tls', 'certExpired', 'certUnknown', 'certHost', 'cutOff', 'tooLong',
  'redirected', 'unauthorised', 'clockSkew', 'notThere', 'refused', 'busy', 'full', 'broken', 'notUnderstood', 'channelEnded', 'channelPaused', 'noCourier', 'unmapped', 'serviceUnknown', 'numberPending', 'noMail', 'bounced', 'notFetched', 'unknown',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** A code of ours, whatever is stored. */
export const deliveryProblem = (code: string | null | undefined): DeliveryProblem => DELIVERY_PROBLEMS.find((one) => one === code) ?? 'unknown';

/** Whom a problem speaks of; see `DeliveryFailure`. */
export type ProblemScope = 'target' | 'parcel' | 'final';

/** How far apart clocks may be before that is the likely reason for a refusal. */
const CLOCK_MS = 4 * 60_000;

export interface Answered {
  readonly status: number;
  /** The other side's clock minus ours, milliseconds; null where it tells none. */
  readonly clockMs: number | null;
}

/**
 * What an answer by HTTP says: null when it has arrived. 409 says that it had arrived before.
 */
export function answerProblem({ status, clockMs }: Answered): { readonly problem: DeliveryProblem; readonly scope: ProblemScope } | null {
  if ((status >= 200 && status < 300) || status === 409) return null;
  if (status >= 300 && status < 400) return { problem: 'redirected', scope: 'target' };
  if (status === 401 || status === 403) return { problem: clockMs !== null && Math.abs(clockMs) > CLOCK_MS ? 'clockSkew' : 'unauthorised', scope: 'target' };
  if (status === 404 || status === 410) return { problem: 'notThere', scope: 'target' };
  if (status === 408) return { problem: 'timeout', scope: 'target' };
  if (status === 429 || status === 503 || status === 425) return { problem: 'busy', scope: 'target' };
  if (status === 507) return { problem: 'full', scope: 'target' };
  if (status >= 400 && status < 500) return { problem: 'refused', scope: 'final' };
  return { problem: 'broken', scope: 'target' };
}

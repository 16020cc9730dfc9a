import { randomBytes } from 'node:crypto';
import { FETCHED_KINDS } from '../../../shared/domain/integrations/channels';
import type { Deps } from '../../platform/deps';
import type { ChannelDoc } from './model';

type Cipher = Pick<Deps, 'cipher'>;
/** What of a channel is encrypted; each text opens only where it stands. */
type Field = 'address' | 'secret';

const contextOf = (id: string, field: Field): string => `channel:${id}:${field}`;

export const seal = ({ cipher }: Cipher, id: string, field: Field, plain: string): string => cipher.encrypt(plain, contextOf(id, field));

export const addressOf = ({ cipher }: Cipher, { _id, address }: Pick<ChannelDoc, '_id' | 'address'>): string => cipher.decrypt(address, contextOf(_id, 'address'));

/** Secrets that sign now: the one in use first, beside it for a while the one before. */
export function secretsOf({ cipher }: Cipher, { _id, secret, formerSecret, formerUntil }: ChannelDoc, now: Date): string[] {
  const former = formerUntil !== null && formerUntil > now ? formerSecret : null;
  return [secret, former].flatMap((sealed) => (sealed === null ? [] : [cipher.decrypt(sealed, contextOf(_id, 'secret'))]));
}

/** A new secret: 256 bits, in letters that survive copying. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Enough of an address to know it again, and not to use it. */
export function maskedAddress(deps: Cipher, channel: ChannelDoc): string {
  const address = addressOf(deps, channel);
  if (FETCHED_KINDS.includes(channel.kind)) return '';
  // Whom letters go to is no secret to whoever may change it.
  if (channel.kind === 'email') return address;
  const url = new URL(address);
  const rest = `${url.pathname}${url.search}`;
  return rest.length > 8 ? `${url.host}/…${rest.slice(-4)}` : url.host;
}

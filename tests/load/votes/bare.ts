/** What the floor of votes does beside the database: the bare private operations and checks that a route cannot do without. */
import { constants, createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt, sign, verify, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { fromHex } from '../../../shared/domain/ballotBoard/bytes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import { castMessage, tokenMessage } from '../../../shared/domain/ballotBoard/signed';

/** A step with a key (PEM): PSS over bytes (hex), the blind operation on bytes (hex) with its check, or the checks of the ballot that was sent (hex: `M`). */
export interface BareStep {
  readonly do: 'key';
  readonly with: 'sign' | 'blindSign' | 'checkBallot';
  readonly key: string;
  readonly hex: string;
}

interface Pair {
  readonly own: KeyObject;
  readonly shown: KeyObject;
}
const pairs = new Map<string, Pair>();
/** Keys are read once, as a server that is bare would. */
function pairOf(pem: string): Pair {
  let pair = pairs.get(pem);
  if (!pair) {
    const own = createPrivateKey(pem);
    pair = { own, shown: createPublicKey(own) };
    pairs.set(pem, pair);
  }
  return pair;
}

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 } as const;
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const signAsync = promisify<string, Uint8Array, { key: KeyObject; padding: number; saltLength: number }, Buffer>(sign);

function blindSign({ own, shown }: Pair, message: Buffer): void {
  const padding = constants.RSA_NO_PADDING;
  if (!publicEncrypt({ key: shown, padding }, privateDecrypt({ key: own, padding }, message)).equals(message)) throw new Error('a blind signature that does not hold');
}

/** Does one step; `body` is what was sent. */
export async function bareStep(step: BareStep, body: unknown): Promise<void> {
  const pair = pairOf(step.key);
  if (step.with === 'sign') await signAsync('sha384', Buffer.from(step.hex, 'hex'), { key: pair.own, ...PSS });
  else if (step.with === 'blindSign') blindSign(pair, Buffer.from(step.hex, 'hex'));
  else {
    const { pk, pre, ts, choice, bs } = body as BallotLeaf;
    const key = createPublicKey({ key: Buffer.concat([ED25519_PREFIX, fromHex(pk)]), format: 'der', type: 'spki' });
    if (!verify('sha384', tokenMessage(pre, step.hex, pk), { key: pair.shown, ...PSS }, fromHex(ts)) || !verify(null, castMessage(choice, pk, step.hex), key, fromHex(bs))) throw new Error('a ballot that does not hold');
  }
}

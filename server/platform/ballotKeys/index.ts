import { DomainError } from '../../../shared/domain/kernel/errors';
import type { RsaKey } from '../../../shared/domain/ballotBoard/hashes';
import type { BallotLeaf } from '../../../shared/domain/ballotBoard/leaves';
import type { Head, IssuedOf, PromiseOf } from '../../../shared/domain/ballotBoard/signed';
import { codeOf } from '../errorCode';
import { createKeyFiles, destroyKeyFiles, publicHalf, readKeyFiles, type KeyFiles, type KeySizes } from './files';
import { seal, unseal, type SealedBallot } from './inbox';
import { blindSignBy, headBy, issueReceiptBy, promiseBy } from './signing';

/** What of a vote's keys everybody may have; `blind` null in a named vote, and after its key was destroyed. */
export interface PublicKeys {
  readonly log: RsaKey;
  readonly blind: RsaKey | null;
}

/**
 * Keys of votes, in files outside the database and its backups. `name` is the `vote` of the manifest (hex of 32 random
 * bytes), which exists before the manifest has a hash; the vote's `M` stands in what is signed. Whatever needs a key
 * that this machine does not have throws DomainError `vote_keys_absent` (503), and never makes another one.
 */
export interface BallotKeys {
  /** Makes the keys of a vote, once, before its opening head. @throws DomainError `conflict` where it has some */
  create(name: string, sizes: KeySizes): Promise<PublicKeys>;
  publicKeys(name: string): Promise<PublicKeys>;
  signHead(name: string, head: Omit<Head, 'sig'>): Promise<Head>;
  /** Hex; so are the others. Signed anew each time: PSS is randomised. */
  signPromise(name: string, promise: PromiseOf): Promise<string>;
  signIssueReceipt(name: string, issued: IssuedOf): Promise<string>;
  /** Null where the blinded message is out of range; the same message gets the same answer. */
  blindSign(name: string, blinded: Uint8Array): Promise<Buffer | null>;
  /** `vote`: `M`, to which the record is bound. */
  sealBallot(name: string, vote: string, leaf: BallotLeaf): Promise<SealedBallot>;
  /** @throws Error where the record was changed, or is not the one that this ballot makes */
  openBallot(name: string, vote: string, sealed: Pick<SealedBallot, '_id' | 'h'> & { readonly ct: Uint8Array }): Promise<BallotLeaf>;
  /** After the close: everything but the log key is gone, here at once and in other processes within five seconds. */
  destroy(name: string): Promise<void>;
}

/** How long a process goes on with keys it has read: reading them for each ballot would cost as much as signing. */
const REMEMBERED_MS = 5_000;

const absent = (): never => {
  throw new DomainError('vote_keys_absent');
};

/** Reads keys and forgets them soon, so that a destroyed key lives in no process for long. */
function remembering(keyDir: string): { of(name: string): Promise<KeyFiles>; forget(name: string): void } {
  const read = new Map<string, Promise<KeyFiles | null>>();
  const of = async (name: string): Promise<KeyFiles> => {
    let keys = read.get(name);
    if (!keys) {
      keys = readKeyFiles(keyDir, name);
      read.set(name, keys);
      const forget = (): void => void (read.get(name) === keys && read.delete(name));
      setTimeout(forget, REMEMBERED_MS).unref();
      keys.then((found) => found ?? forget(), forget);
    }
    return (await keys) ?? absent();
  };
  return { of, forget: (name) => void read.delete(name) };
}

/** Keys of votes in a directory that all processes of the program share. */
export function createBallotKeys(keyDir: string): BallotKeys {
  const files = remembering(keyDir);
  const secrets = async (name: string): Promise<{ blind: NonNullable<KeyFiles['blind']>; inbox: Buffer; k: Buffer }> => {
    const { blind, inbox, k } = await files.of(name);
    return blind && inbox && k ? { blind, inbox, k } : absent();
  };
  const publicKeys = async (name: string): Promise<PublicKeys> => {
    const { log, blind } = await files.of(name);
    return { log: publicHalf(log), blind: blind && publicHalf(blind) };
  };
  return {
    create: async (name, sizes) => {
      await createKeyFiles(keyDir, name, sizes).catch((error: unknown) => {
        throw ['EEXIST', 'ENOTEMPTY'].includes(String(codeOf(error))) ? new DomainError('conflict') : error;
      });
      return publicKeys(name);
    },
    publicKeys,
    signHead: async (name, head) => headBy((await files.of(name)).log, head),
    signPromise: async (name, promise) => promiseBy((await files.of(name)).log, promise),
    signIssueReceipt: async (name, issued) => issueReceiptBy((await files.of(name)).log, issued),
    blindSign: async (name, blinded) => blindSignBy((await secrets(name)).blind, blinded),
    sealBallot: async (name, vote, leaf) => seal(await secrets(name), vote, leaf),
    openBallot: async (name, vote, sealed) => unseal(await secrets(name), vote, sealed),
    destroy: async (name) => {
      await destroyKeyFiles(keyDir, name);
      files.forget(name);
    },
  };
}

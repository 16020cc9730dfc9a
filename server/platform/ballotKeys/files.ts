import { createPrivateKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isHex } from '../../../shared/domain/ballotBoard/bytes';
import type { RsaKey } from '../../../shared/domain/ballotBoard/hashes';
import { rsaKey, type BLIND_KEY_BITS, type LOG_KEY_BITS } from '../../../shared/domain/ballotBoard/rsaKey';
import { codeOf } from '../errorCode';
import { writeDurably } from '../durableFile';

/** Sizes of the keys that a vote gets; `blind` null: a named vote, which has no secrets but its log key. */
export interface KeySizes {
  readonly log: (typeof LOG_KEY_BITS)[number];
  readonly blind: (typeof BLIND_KEY_BITS)[number] | null;
}
/** Keys of a vote as they lie there; null: destroyed after the close, or never made. */
export interface KeyFiles {
  readonly log: KeyObject;
  readonly blind: KeyObject | null;
  /** 32 bytes that seal ballots. */
  readonly inbox: Buffer | null;
  /** 32 bytes from which ids of sealed ballots follow. */
  readonly k: Buffer | null;
}

const LOG = 'log.pem';
const BLIND = 'blind.pem';
const INBOX = 'inbox.key';
const K = 'k.key';
/** What is destroyed after the close; the log key stays, for heads that come later. */
const SECRETS = [BLIND, INBOX, K] as const;

/** The random name of the vote in its manifest names its directory, so nothing can lead out of it. */
function directoryOf(keyDir: string, vote: string): string {
  if (!isHex(vote, 32)) throw new RangeError('not the name of a vote');
  return path.join(keyDir, vote);
}

/** Makes the entries of a directory last: without it a new file may be gone after a power cut. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The public half as boards write it. */
export function publicHalf(key: KeyObject): RsaKey {
  const { n } = key.export({ format: 'jwk' });
  return { n: Buffer.from(n ?? '', 'base64url').toString('hex'), e: 65_537 };
}

const generate = promisify(generateKeyPair);
async function makeRsa(bits: number): Promise<string> {
  const { privateKey } = await generate('rsa', { modulusLength: bits, publicExponent: 65_537 });
  if (rsaKey([bits])(publicHalf(privateKey), '')) throw new Error('the key that was made does not fit the format');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

/**
 * Makes the keys of a vote, all or none: they are written and synced in a directory of their own, which then gets its
 * name by one rename, so nobody ever sees half of them.
 * @throws Error with code `EEXIST` or `ENOTEMPTY` where the vote has keys already
 */
export async function createKeyFiles(keyDir: string, vote: string, { log, blind }: KeySizes): Promise<void> {
  const directory = directoryOf(keyDir, vote);
  await mkdir(keyDir, { recursive: true, mode: 0o700 });
  const draft = `${directory}.${randomBytes(6).toString('hex')}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeDurably(path.join(draft, LOG), await makeRsa(log));
    if (blind !== null) {
      await writeDurably(path.join(draft, BLIND), await makeRsa(blind));
      for (const name of [INBOX, K]) await writeDurably(path.join(draft, name), randomBytes(32).toString('hex'));
    }
    await syncDirectory(draft);
    await rename(draft, directory);
    await syncDirectory(keyDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The keys of a vote; null: this machine does not have them. Never makes any. */
export async function readKeyFiles(keyDir: string, vote: string): Promise<KeyFiles | null> {
  const at = directoryOf(keyDir, vote);
  const [log, blind, inbox, k] = await Promise.all([LOG, BLIND, INBOX, K].map((name) => readIfThere(path.join(at, name))));
  if (!log) return null;
  return { log: createPrivateKey(log), blind: blind ? createPrivateKey(blind) : null, inbox: inbox ? Buffer.from(inbox, 'hex') : null, k: k ? Buffer.from(k, 'hex') : null };
}

/** Writes over a file and takes it away; what is gone already is well. (A disk that copies on write may keep the old bytes: docs/voting.md.) */
async function destroyFile(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+');
    try {
      await handle.write(randomBytes((await handle.stat()).size), 0, undefined, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await unlink(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Destroys what could open or tell ballots of a vote apart; the log key stays. May be run again. */
export async function destroyKeyFiles(keyDir: string, vote: string): Promise<void> {
  const directory = directoryOf(keyDir, vote);
  for (const name of SECRETS) await destroyFile(path.join(directory, name));
  await syncDirectory(directory).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

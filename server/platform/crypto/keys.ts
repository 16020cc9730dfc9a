import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../errorCode';

/** Keys for one purpose each, all derived from the one secret, so that none of them tells another. */
export interface Keys {
  readonly token: KeyObject;
  readonly address: KeyObject;
  readonly field: KeyObject;
  readonly shift: KeyObject;
}

const derive = (secret: string, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'linli', purpose, 32)));

/** Derives the keys of the program from its secret (HKDF, RFC 5869). */
export function deriveKeys(secret: string): Keys {
  return { token: derive(secret, 'token-v1'), address: derive(secret, 'address-v1'), field: derive(secret, 'field-v1'), shift: derive(secret, 'shift-v1') };
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The secret kept in a data directory (demonstration mode); made on the first start, readable by its owner
 * only. Two processes that start together end with the same one: the first link wins.
 */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret');
  const present = readSecret(file);
  if (present !== null && present.length >= 32) return present;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  writeSync(handle, `${randomBytes(48).toString('base64')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    if (present !== null) unlinkSync(file);
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}

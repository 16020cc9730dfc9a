import { randomInt } from 'node:crypto';
import { totpStep } from '../../platform/crypto/totp';
import type { Deps } from '../../platform/deps';
import { SecondFactors, type SecondFactorDoc } from './modelSecurity';

/** Letters and figures that are not taken for one another when copied from paper. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODES = 10;

/** Binds a sealed key to its person. */
export const factorContext = (personId: string): string => `factor:${personId}`;

const plain = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
const formOf = ({ cipher }: Deps, personId: string, code: string): string => cipher.fingerprint(`recovery\n${personId}\n${plain(code)}`);

/** Ten codes of some 49 random bits for the day the phone is gone, and what is stored of them. */
export function newRecoveryCodes(deps: Deps, personId: string): { codes: string[]; stored: string[] } {
  const part = (): string => Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  const codes = Array.from({ length: CODES }, () => `${part()}-${part()}`);
  return { codes, stored: codes.map((code) => formOf(deps, personId, code)) };
}

/** Uses a code of the authenticator, or a recovery code, up. False when it is wrong or was used before. */
export async function spendCode(deps: Deps, factor: SecondFactorDoc, code: string): Promise<boolean> {
  const { _id, secret } = factor;
  if (secret === null) return false;
  const given = plain(code);
  if (!/^\d{6}$/.test(given)) {
    const form = formOf(deps, _id, given);
    return (await SecondFactors(deps).updateOne({ _id, recovery: form }, { $pull: { recovery: form } })).modifiedCount > 0;
  }
  const step = totpStep(deps.cipher.decrypt(secret, factorContext(_id)), given, deps.clock.now());
  if (step === null) return false;
  return (await SecondFactors(deps).updateOne({ _id, secret, lastStep: { $lt: step } }, { $set: { lastStep: step } })).matchedCount > 0;
}

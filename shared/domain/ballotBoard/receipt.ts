import type { RollBody } from './hashes';
import { fields, hex32, is, oneOf, orNull, time, type Check } from './shape';

/** What a voter keeps: enough to find their own ballot, and to show that one was dropped. */
export interface Receipt {
  readonly format: 'ballot-receipt/1';
  readonly vote: string;
  readonly roll: { readonly salt: string; readonly body: RollBody };
  /** Null: the voter never asked for a token. */
  readonly b: string | null;
  readonly issue_sig?: string;
  /** Hash of the voter's own leaf. */
  readonly leaf?: string;
  readonly by?: string;
  readonly promise?: string;
}

const signature: Check = is((value) => typeof value === 'string' && /^[0-9a-f]+$/.test(value));
const OPTIONAL: Readonly<Record<string, Check>> = { issue_sig: signature, leaf: hex32, by: time, promise: signature };
const ALWAYS: Readonly<Record<string, Check>> = { format: oneOf('ballot-receipt/1'), vote: hex32, roll: is((value) => typeof value === 'object' && value !== null), b: orNull(hex32) };

/** Whether this has the fields of a receipt and no others. */
export function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== 'object' || value === null) return false;
  const given = Object.keys(OPTIONAL).filter((key) => Object.prototype.hasOwnProperty.call(value, key));
  return fields({ ...ALWAYS, ...Object.fromEntries(given.map((key) => [key, OPTIONAL[key] as Check])) })(value, '') === null;
}

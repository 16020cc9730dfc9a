import { nameOf } from '../platform/errorCode';

/**
 * Whom a failure speaks of: the target (nobody else gets through either; it is left alone for a while), this parcel
 * (others do get through), or this parcel for good (asking again changes nothing).
 */
export type FailureScope = 'target' | 'parcel' | 'final';

/** Why a parcel did not arrive. `kind` is a code, never words of the other side. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  constructor(
    readonly kind: string,
    readonly scope: FailureScope,
    /** How long the target asked to be left alone; milliseconds. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(`delivery failed: ${kind}`);
  }
}

/** The failure as it is stored. A defect of ours speaks of the parcel: one that cannot be told must not stop the others. */
export function failureOf(error: unknown): DeliveryFailure {
  return error instanceof DeliveryFailure ? error : new DeliveryFailure(nameOf(error) || 'unknown', 'parcel');
}

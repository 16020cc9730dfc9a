import type { DeliveryProblem, ProblemScope } from '../../../../shared/domain/integrations/channels';
import type { Deps } from '../../../platform/deps';
import type { Forwarded } from '../message';
import type { ChannelDoc } from '../model';

/** What came of a sending: null when it has arrived. */
export type Verdict = { readonly problem: DeliveryProblem; readonly scope: ProblemScope; readonly retryAfterMs: number | null } | null;

/** One sending, with what of the channel is needed in plain. */
export interface Sending {
  readonly address: string;
  /** The first is in use; none where the channel has none. */
  readonly secrets: readonly string[];
  readonly message: Forwarded;
  readonly channel: Pick<ChannelDoc, '_id' | 'unitId' | 'name' | 'options' | 'giveUpHours'>;
  /** Told the number that the other side gave it, where it says one. */
  readonly numbered?: (number: string) => void;
}

/** One kind of channel. A new kind is one more of these and a row in the table. */
export interface Adapter {
  /** `made`: made here; `optional`: entered by whoever has one; `none`. */
  readonly secret: 'made' | 'optional' | 'none';
  /** Sends once and says what came of it; throws only for defects. */
  send(deps: Deps, sending: Sending): Promise<Verdict>;
}

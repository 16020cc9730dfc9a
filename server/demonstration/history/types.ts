import type { z } from 'zod';
import type { ActionBodies, RequestableAction, SubmitCase } from '../../../shared/contract/cases';
import type { Picture } from '../pictures';

/** What an action carries beside revision and photo ids, which are only known when it is played. */
type BodyOf<K extends RequestableAction> = Omit<z.input<(typeof ActionBodies)[K]>, 'revision' | 'photoIds' | 'partId'>;

/** One thing somebody asks for. */
export type Step =
  | { readonly action: 'submit'; readonly body: Omit<z.input<typeof SubmitCase>, 'photoIds'> }
  | { [K in RequestableAction]: { readonly action: K; readonly body: BodyOf<K> } }[RequestableAction];

/** A step with its moment, its person and its case. Intents of one case are in order and at least a minute apart. */
export interface Intent {
  readonly at: Date;
  /** Name of the case in the script and idempotency key of its submission. */
  readonly caseKey: string;
  readonly personId: string;
  readonly step: Step;
  readonly photos: readonly Picture[];
}

/** The year as data: every intent in the order of time, none after `now`. */
export interface HistoryScript {
  readonly from: Date;
  readonly now: Date;
  readonly intents: readonly Intent[];
}

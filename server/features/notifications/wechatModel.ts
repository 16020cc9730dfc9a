import { Schema, type Model } from 'mongoose';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { TemplateKind } from '../../../shared/domain/notifications/templates';
import { modelOf, SCHEMA_OPTIONS } from '../../platform/database/model';
import type { Deps } from '../../platform/deps';

type Db = Pick<Deps, 'db'>;

/** A message of the inbox on its way to a phone. Ids and codes only; its words are made when it is sent. */
export interface DeliveryDoc {
  /** Derived from case, round, template and person: one consent is one message, however often it is told. */
  _id: string;
  personId: string;
  template: TemplateKind;
  kind: InboxKind;
  /** The case, or the wish that was filed for somebody (`wishFiledForYou`); empty where it is a notice. */
  caseId: string;
  /** The notice that it tells; absent where it is about a case. */
  noticeId?: string;
  /** Absent in rows from before there were text messages: `wechat`. */
  channel?: 'wechat' | 'sms';
  /** `sending` past `notBefore` means that its process ended: it is given up, not sent again; the inbox has it. */
  state: 'waiting' | 'sending' | 'sent' | 'dropped';
  /** Waiting: not before then. Sending: until when its process may take. */
  notBefore: Date;
  tries: number;
  /** Why it was dropped or waits, a name of WeChat's problem or of ours. */
  why: string | null;
}

/** What a person answered to a template last; a refusal is remembered until they accept again. */
export interface ConsentDoc {
  /** `<person>:<template>` */
  _id: string;
  refusedAt: Date | null;
}

const deliverySchema = new Schema<DeliveryDoc>(
  { _id: String, personId: String, template: String, kind: String, caseId: String, noticeId: String, channel: String, state: String, notBefore: Date, tries: Number, why: { type: String, default: null } },
  SCHEMA_OPTIONS,
);
deliverySchema.index({ state: 1, notBefore: 1 }, { name: 'due' });

const consentSchema = new Schema<ConsentDoc>({ _id: String, refusedAt: { type: Date, default: null } }, SCHEMA_OPTIONS);

export const Deliveries = ({ db }: Db): Model<DeliveryDoc> => modelOf(db, 'wechatDeliveries', deliverySchema);
export const Consents = ({ db }: Db): Model<ConsentDoc> => modelOf(db, 'wechatConsents', consentSchema);
export const consentId = (personId: string, template: TemplateKind): string => `${personId}:${template}`;

/** Creates the indexes of deliveries; harmless when they exist. */
export async function ensureDeliveryIndexes(deps: Db): Promise<void> {
  await Deliveries(deps).createIndexes();
}

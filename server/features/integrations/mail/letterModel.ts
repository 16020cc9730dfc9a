import { Schema, type Model } from 'mongoose';
import { MAIL_LIMITS } from '../../../../shared/domain/integrations/mail';
import { modelOf, SCHEMA_OPTIONS } from '../../../platform/database/model';
import type { Deps } from '../../../platform/deps';

/** What an address of ours in a letter stands for: a channel, a case and a round of it. */
export interface LetterDoc {
  /** The token in the address: nobody makes one up who has not our key. */
  _id: string;
  channelId: string;
  caseId: string;
  number: string;
  round: number;
  at: Date;
  /** Deliveries that went out under it, the latest last, by what of their message id tells them. */
  sent: { mark: string; rowId: string }[];
}

const schema = new Schema<LetterDoc>({ _id: String, channelId: String, caseId: String, number: String, round: Number, at: Date, sent: [{ _id: false, mark: String, rowId: String }] }, SCHEMA_OPTIONS);

export const Letters = ({ db }: Pick<Deps, 'db'>): Model<LetterDoc> => modelOf(db, 'outsideLetters', schema);

/** The token of a channel, a case and a round: an HMAC under a key of the server, 128 bits of it. */
export const tokenOf = ({ cipher }: Pick<Deps, 'cipher'>, channelId: string, caseId: string, round: number): string =>
  Buffer.from(cipher.fingerprint(['letter', channelId, caseId, round].join('\n')), 'base64url').toString('hex').slice(0, 32);

/** Notes that a delivery goes out under its token; once, however often it is tried. */
export async function noteLetter(deps: Deps, letter: Omit<LetterDoc, 'at' | 'sent'>, sent: LetterDoc['sent'][number]): Promise<void> {
  const { _id, ...facts } = letter;
  await Letters(deps).updateOne({ _id }, { $setOnInsert: { ...facts, at: deps.clock.now(), sent: [] } }, { upsert: true });
  await Letters(deps).updateOne({ _id, 'sent.mark': { $ne: sent.mark } }, { $push: { sent: { $each: [sent], $slice: -MAIL_LIMITS.sent } } });
}

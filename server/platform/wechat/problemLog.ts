import { Schema, type Connection, type Model } from 'mongoose';
import { modelOf, SCHEMA_OPTIONS } from '../database/model';
import type { Clock } from '../clock';
import type { Outcome, WechatProblem } from './types';

/** One kind of thing that went wrong between us and WeChat or the text message gateway. No secrets, no persons. */
export interface ProblemDoc {
  /** `<call>:<problem>:<code>` */
  _id: string;
  /** Path of WeChat's call, or `sms`. */
  call: string;
  problem: string;
  /** WeChat's number; null when it gave none. */
  code: number | null;
  count: number;
  at: Date;
}

const schema = new Schema<ProblemDoc>({ _id: String, call: String, problem: String, code: { type: Number, default: null }, count: Number, at: Date }, SCHEMA_OPTIONS);
schema.index({ at: 1 }, { name: 'by_age' });
export const Problems = (db: Connection): Model<ProblemDoc> => modelOf(db, 'wechatProblems', schema);

/** Notes a problem for the administrator's page. Nobody waits for it, and nothing fails with it. */
export function noteProblem(db: Connection, at: Date, { call, problem, code }: Pick<ProblemDoc, 'call' | 'problem' | 'code'>): void {
  const id = `${call}:${problem}:${code ?? ''}`;
  Problems(db).updateOne({ _id: id }, { $set: { call, problem, code, at }, $inc: { count: 1 } }, { upsert: true }).catch(() => undefined);
}

/** What happens to single persons every day is no problem of the connection. */
const ORDINARY: readonly WechatProblem[] = ['badCode', 'codeUsed', 'userBlocked', 'notSubscribed', 'userNotActive', 'notConfigured', 'noCard'];

/** Notes an answer that is a problem of the connection, and gives it on. */
export function noted<T>({ db, clock }: { readonly db: Connection; readonly clock: Clock }, call: string, outcome: Outcome<T>): Outcome<T> {
  if (!outcome.ok && !ORDINARY.includes(outcome.problem)) noteProblem(db, clock.now(), { call, problem: outcome.problem, code: outcome.code });
  return outcome;
}

/** The latest problems, newest first. */
export function lastProblems(db: Connection, limit: number): Promise<ProblemDoc[]> {
  return Problems(db).find().sort({ at: -1 }).limit(limit).lean<ProblemDoc[]>().exec();
}

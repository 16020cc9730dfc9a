import { errorSentence } from '../../../shared/copy/errors';
import type { FillValues } from '../../../shared/copy/fill';
import { OPEN311_ERRORS, type Open311Error } from '../../../shared/copy/open311';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { listOfRows, type Answer } from './form';

/** A call that is refused, with everything that is wrong with it. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly descriptions: readonly string[], readonly retrySeconds: number | null = null) {
    super(`open311 ${status}`);
    this.name = 'Refusal';
  }
}

/** The sentence of an error. Brackets are the protocol's here, as in `attribute[CODE]`. */
export const said = (error: Open311Error, values: FillValues = {}): string => OPEN311_ERRORS[error].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
export const refusal = (status: number, error: Open311Error, values: FillValues = {}): Refusal => new Refusal(status, [said(error, values)]);

/** A refusal of the house in the protocol's few numbers. Null: nothing that was expected. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof DomainError)) return null;
  const { code, data, fields } = error;
  if (code === 'too_many_requests') return new Refusal(429, [said('busy')], typeof data.retrySeconds === 'number' ? data.retrySeconds : 60);
  if (code === 'rule_refused' && data.rule === 'outsideDistrict') return refusal(400, 'outside');
  if (code === 'not_found') return new Refusal(404, [errorSentence(code, data)]);
  return new Refusal(400, fields.length > 0 ? fields.map(({ path, message }) => `${path}：${message}`) : [errorSentence(code, data)]);
}

/** The protocol's own form of a refusal. */
export const errorAnswer = ({ status, descriptions }: Refusal): Answer => ({ root: 'errors', content: listOfRows('error', descriptions.map((description) => ({ code: String(status), description }))) });

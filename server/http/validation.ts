import type { z } from 'zod';
import { IdempotencyKey, type RouteSpec } from '../../shared/contract/kernel';
import { DomainError, type FieldError } from '../../shared/domain/kernel/errors';
import { fieldError, fieldErrorsOf } from './fieldErrors';

/** The raw parts of a request, before anything is believed. */
export interface RawParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly key: string;
}
/** The same parts after the contract has spoken. */
export interface ParsedParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly key: string;
}

function parseOne(schema: z.ZodType | undefined, value: unknown, errors: FieldError[]): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  errors.push(...fieldErrorsOf(parsed.error));
  return undefined;
}

/** A route that knows no query or body refuses one, as it refuses unknown fields. */
function refuseUnasked(spec: RouteSpec, raw: RawParts, errors: FieldError[]): void {
  if (!spec.query) errors.push(...Object.keys(raw.query as object).map((name) => fieldError(name, 'unknownField')));
  if (!spec.body && typeof raw.body === 'object' && raw.body !== null) {
    errors.push(...Object.keys(raw.body).map((name) => fieldError(name, 'unknownField')));
  }
}

/**
 * Holds a request against the contract, all parts at once.
 * @throws DomainError `invalid_input` naming every bad field
 */
export function parseRequest(spec: RouteSpec, raw: RawParts): ParsedParts {
  const paramErrors: FieldError[] = [];
  const params = parseOne(spec.params, raw.params, paramErrors);
  const errors = [...paramErrors];
  const query = parseOne(spec.query, raw.query, errors);
  const body = spec.bodyKind === 'multipart' ? undefined : parseOne(spec.body, raw.body, errors);
  refuseUnasked(spec, raw, errors);
  if (spec.idempotent) {
    if (raw.key === '') errors.push(fieldError('Idempotency-Key', 'required'));
    else if (!IdempotencyKey.safeParse(raw.key).success) errors.push(fieldError('Idempotency-Key', 'wrongFormat'));
  }
  if (errors.length > 0) throw new DomainError('invalid_input', {}, errors);
  return { params, query, body, key: raw.key };
}

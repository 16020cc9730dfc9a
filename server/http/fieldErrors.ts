import type { z } from 'zod';
import { fieldSentence, type FieldCode } from '../../shared/copy/fields';
import type { FieldError } from '../../shared/domain/kernel/errors';

type Issue = z.core.$ZodIssue;
type Limits = { min?: number | string; max?: number | string };

/** One bad field with its sentence. Paths are dotted, as in `photoIds.0`. */
export function fieldError(path: string, code: FieldCode, limits: Limits = {}): FieldError {
  return { path, code, message: fieldSentence(code, path, limits) };
}

const numberOf = (limit: number | bigint): number => Number(limit);

function tooSmall(path: string, issue: Extract<Issue, { code: 'too_small' }>): FieldError {
  const min = numberOf(issue.minimum);
  if (issue.origin === 'string') return min <= 1 ? fieldError(path, 'required') : fieldError(path, 'tooShort', { min });
  return fieldError(path, issue.origin === 'array' ? 'tooFew' : 'tooSmall', { min });
}

function tooBig(path: string, issue: Extract<Issue, { code: 'too_big' }>): FieldError {
  const max = numberOf(issue.maximum);
  const code = issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooLarge';
  return fieldError(path, code, { max });
}

function fromIssue(issue: Issue): FieldError[] {
  const path = issue.path.map(String).join('.');
  const missing = issue.input === undefined;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fieldError([path, key].filter(Boolean).join('.'), 'unknownField'));
    case 'too_small':
      return [tooSmall(path, issue)];
    case 'too_big':
      return [tooBig(path, issue)];
    case 'invalid_type':
      return [fieldError(path, missing ? 'required' : 'wrongType')];
    case 'invalid_value':
      return [fieldError(path, missing ? 'required' : 'notOneOf')];
    case 'invalid_union':
      return [fieldError(path, missing ? 'required' : 'wrongType')];
    default:
      return [fieldError(path, 'wrongFormat')];
  }
}

/**
 * The issues of zod as the contract's field errors, in Chinese. The schema must have been run with
 * `reportInput`, which tells a missing field from a wrong one.
 */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  const all = error.issues.flatMap(fromIssue);
  // Several checks of one field: the first tells enough.
  return all.filter((one, index) => all.findIndex((other) => other.path === one.path) === index);
}

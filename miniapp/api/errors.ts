import { type ErrorCode, type FieldError } from '@shared/domain/kernel/errors';

/** Codes of the contract, and the two that only a client meets: no network, and an answer that is not ours. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unreadable';

/** A call that did not do what was asked. `message` is a Chinese sentence for people. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly fields: readonly FieldError[] = [],
    /** The number to quote to the station. */
    readonly requestId?: string,
    readonly data: Readonly<Record<string, string | number | boolean | null>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** Trying again may help: no network, busy, or a fault of ours. */
export function mayPass(error: ApiError): boolean {
  return error.code === 'offline' || error.code === 'unreadable' || error.status >= 500 || error.status === 429;
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : '没做成，是我们这边的问题，过一会儿再试';
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsOf(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((field) => ({ path: text(field['path']), code: text(field['code']), message: text(field['message']) }));
}

function dataOf(value: unknown): ApiError['data'] {
  if (!isRecord(value)) return {};
  const plain = (entry: [string, unknown]): entry is [string, string | number | boolean | null] => entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]);
  return Object.fromEntries(Object.entries(value).filter(plain));
}

/** Reads the contract's error body; anything else (a proxy's page) becomes `unreadable`. */
export function errorFrom(status: number, body: unknown): ApiError {
  const error = isRecord(body) ? body['error'] : undefined;
  if (!isRecord(error) || typeof error['code'] !== 'string') {
    return new ApiError('unreadable', '没连上我们的服务器，是我们这边的问题，过一会儿再试', status);
  }
  return new ApiError(error['code'] as ApiErrorCode, text(error['message']), status, fieldsOf(error['fields']), text(error['requestId']) || undefined, dataOf(error['data']));
}

/** No answer came at all. */
export function offlineError(): ApiError {
  return new ApiError('offline', '网络不通，没发出去。有网再试', 0);
}

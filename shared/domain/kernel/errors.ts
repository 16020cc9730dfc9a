/**
 * Every error a program may meet, with its HTTP status. The Chinese sentence for people is in
 * `shared/copy/errors.ts`. A code is part of the contract: it is never renamed, only added to.
 */
export const ERROR_STATUS = {
  /** The request does not fit the contract; `fields` names every bad field. */
  invalid_input: 400,
  malformed_json: 400,
  /** No session, or the token is forged, expired or revoked. */
  not_authenticated: 401,
  wrong_credentials: 401,
  /** The password is right; the account also wants the code of its second factor. */
  code_required: 401,
  wrong_code: 401,
  /** What came from a system outside is not signed as agreed; `data.problem`: unsigned, stale or forged. */
  signature_refused: 401,
  /** The person is known but this is not theirs to do. */
  not_allowed: 403,
  /** The login is not finished: `data.step` (a Demand) comes before anything else. */
  step_required: 403,
  /** It does not exist, or the person may not know that it does. */
  not_found: 404,
  method_not_allowed: 405,
  /** Somebody else acted first (state or revision moved on). `data.state` says where it is now. */
  conflict: 409,
  /** The state machine does not know this step from here. */
  wrong_state: 409,
  /** The same idempotency key was used for different content. */
  key_reused: 409,
  file_too_large: 413,
  /** A recording lasts longer than it may; `data.limitSeconds`. */
  voice_too_long: 413,
  body_too_large: 413,
  unsupported_file: 415,
  unsupported_media_type: 415,
  /** Well-formed, but a rule of the domain says no; `data.rule` names it. */
  rule_refused: 422,
  too_many_requests: 429,
  account_locked: 429,
  /** The account was stopped by the district or a station; `data.reason`, and `data.until` its last day where it has one. */
  account_suspended: 403,
  /** WeChat does not know the code of this login, or not any more (40029). */
  wechat_code_invalid: 400,
  /** The code of this login was used before (40163). */
  wechat_code_used: 400,
  /** WeChat holds this user for a risk and lets nobody log in with them (40226). */
  wechat_user_blocked: 403,
  /** WeChat answers no more logins of this user for a minute (45011). */
  wechat_too_often: 429,
  /** WeChat is busy or does not answer (-1, no connection). */
  wechat_busy: 503,
  /** This deployment has no mini-program, or WeChat does not accept its credentials: the operator's matter. */
  wechat_off: 503,
  /** WeChat does not know the code of the phone number button, or not any more: old, used, made up. */
  phone_code_invalid: 400,
  /** WeChat is busy or does not answer while it is asked for a phone number. */
  phone_busy: 503,
  /** WeChat gives no phone numbers to this mini-program: not set up, not permitted, or its quota is used up. */
  phone_off: 503,
  /** This deployment sends no text messages. */
  sms_off: 503,
  /** The text message gateway did not take the message. */
  sms_failed: 503,
  /** The keys of this vote are not on this machine: a process without them takes no ballots and makes no others. */
  vote_keys_absent: 503,
  /** A ballot that is not of the form of its vote, or chooses what cannot be chosen; the token is not spent. `data.field` where it is known. */
  ballot_unfit: 422,
  /** Token, key or signature of a ballot do not hold; `data.problem`: token, key or signature. */
  ballot_refused: 403,
  /** The vote takes no more ballots. */
  vote_closed: 410,
  internal: 500,
  unavailable: 503,
} as const;

/** A code from the error table. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** One bad field: `path` as in `photos.0`, `code` a key of `shared/copy/errors.ts` FIELD, `message` Chinese. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/**
 * An expected refusal. Commands and policies throw it; the HTTP layer turns it into the contract's
 * body. `data` holds ids, codes and figures only, never what a person wrote.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly data: Readonly<Record<string, string | number | boolean | null>> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

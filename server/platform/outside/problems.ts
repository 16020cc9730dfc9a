/** Why nothing came back from outside. */
export type OutsideProblem =
  | 'badAddress'
  | 'forbiddenAddress'
  | 'unresolved'
  | 'unreachable'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'certExpired'
  | 'certUnknown'
  | 'certHost'
  | 'cutOff'
  | 'tooLong';

const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;
/** Nobody that is trusted vouches for the certificate, or a link of the chain is missing. */
const UNKNOWN_ISSUER = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY)_|CERT_UNTRUSTED|CERT_REJECTED)/;
const BY_CODE: Readonly<Record<string, OutsideProblem>> = {
  ENOTFOUND: 'unresolved', EAI_AGAIN: 'unresolved', ENODATA: 'unresolved', EAI_NODATA: 'unresolved', EAI_FAIL: 'unresolved',
  CERT_HAS_EXPIRED: 'certExpired', CERT_NOT_YET_VALID: 'certExpired', ERR_TLS_CERT_ALTNAME_INVALID: 'certHost', HOSTNAME_MISMATCH: 'certHost',
  ECONNRESET: 'reset', EPIPE: 'reset', ETIMEDOUT: 'timeout', ESOCKETTIMEDOUT: 'timeout',
};

/** The problem that an error code of Node's network modules tells of. */
export function problemOfCode(code: string | number | undefined): OutsideProblem {
  const text = String(code ?? '');
  return BY_CODE[text] ?? (UNKNOWN_ISSUER.test(text) ? 'certUnknown' : TLS.test(text) ? 'tls' : text.startsWith('HPE_') ? 'cutOff' : 'unreachable');
}

/** What Node says of a certificate, for whoever is handed its sentence without its code. */
const SENTENCES: readonly (readonly [RegExp, OutsideProblem])[] = [
  [/certificate (has expired|is not yet valid)/i, 'certExpired'], [/does not match certificate's altnames/i, 'certHost'],
  [/self[- ]signed certificate|unable to (verify the first|get (local )?issuer) certificate/i, 'certUnknown'], [/ssl routines|wrong version number|initiating TLS/i, 'tls'],
];
/** The problem of a certificate that a sentence of Node tells of; null where it tells of none. */
export const problemOfSentence = (sentence: string): OutsideProblem | null => SENTENCES.find(([words]) => words.test(sentence))?.[1] ?? null;

/** Going outside failed before there was a whole answer. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  constructor(readonly problem: OutsideProblem) {
    super(`outside: ${problem}`);
  }
}

/** Why nothing came back from outside. */
export type OutsideProblem =
  | 'badAddress'
  | 'forbiddenAddress'
  | 'unresolved'
  | 'unreachable'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'cutOff'
  | 'tooLong';

const TLS = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;
const BY_CODE: Readonly<Record<string, OutsideProblem>> = {
  ENOTFOUND: 'unresolved', EAI_AGAIN: 'unresolved', ENODATA: 'unresolved', EAI_NODATA: 'unresolved', EAI_FAIL: 'unresolved',
  ECONNRESET: 'reset', EPIPE: 'reset', ETIMEDOUT: 'timeout', ESOCKETTIMEDOUT: 'timeout',
};

/** The problem that an error code of Node's network modules tells of. */
export function problemOfCode(code: string | number | undefined): OutsideProblem {
  const text = String(code ?? '');
  return BY_CODE[text] ?? (TLS.test(text) ? 'tls' : text.startsWith('HPE_') ? 'cutOff' : 'unreachable');
}

/** Going outside failed before there was a whole answer. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';
  constructor(readonly problem: OutsideProblem) {
    super(`outside: ${problem}`);
  }
}

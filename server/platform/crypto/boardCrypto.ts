import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { BoardCrypto } from '../../../shared/domain/ballotBoard/crypto/boardCrypto';
import { isBallotKey, isBallotSignature } from '../../../shared/domain/ballotBoard/crypto/ed25519Verify';
import type { RsaKey } from '../../../shared/domain/ballotBoard/hashes';
import { nodeSha256 } from './sha256';

/** Before the 32 bytes of an Ed25519 key in DER (RFC 8410): cheaper to read than a JWK. */
const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks of boards by OpenSSL; keys of RSA are read once. */
export function nodeBoardCrypto(): BoardCrypto {
  const keys = new Map<string, KeyObject>();
  const keyOf = ({ n }: RsaKey): KeyObject => {
    let key = keys.get(n);
    if (!key) {
      key = createPublicKey({ key: { kty: 'RSA', n: Buffer.from(n, 'hex').toString('base64url'), e: 'AQAB' }, format: 'jwk' });
      keys.set(n, key);
    }
    return key;
  };
  return {
    sha256: nodeSha256,
    verifyPss: (key, message, signature) => verify('sha384', message, { key: keyOf(key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, signature),
    verifyEd25519: (pk, message, signature) => {
      if (!isBallotKey(pk) || !isBallotSignature(signature)) return false;
      try {
        return verify(null, message, createPublicKey({ key: Buffer.concat([ED25519_PREFIX, pk]), format: 'der', type: 'spki' }), signature);
      } catch {
        // What is no point of the curve is no key.
        return false;
      }
    },
  };
}

import { hash } from 'node:crypto';
import type { Sha256 } from '../../../shared/domain/ballotBoard/crypto/sha256';

/** SHA-256 by OpenSSL, for the rules of boards that take a hash: boards of 400,000 leaves are hashed here. */
export const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');

import { createCipheriv, createDecipheriv, createHmac, randomBytes, type KeyObject } from 'node:crypto';

/** Encrypts single fields at rest (PIPL Art. 51), phone numbers first of all. */
export interface FieldCipher {
  /** `context` binds the text to where it stands, such as `person:<id>:phone`: moved elsewhere it does not open. */
  encrypt(plain: string, context: string): string;
  /** @throws when the text was changed, moved or encrypted under another key */
  decrypt(sealed: string, context: string): string;
  /** Equal for equal texts and nothing else: for exact look-ups without the text. */
  fingerprint(plain: string): string;
}

const VERSION = 'v1';

/** AES-256-GCM; stored as `v1.<nonce>.<tag>.<text>` in base64url. */
export function createFieldCipher(key: KeyObject): FieldCipher {
  return {
    encrypt: (plain, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [VERSION, ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
    },
    decrypt: (sealed, context) => {
      const [version, nonce, tag, text] = sealed.split('.');
      if (version !== VERSION || !nonce || !tag || text === undefined) throw new Error('sealed field of an unknown form');
      const options = { authTagLength: 16 };
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), options).setAAD(Buffer.from(context));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
    },
    fingerprint: (plain) => createHmac('sha256', key).update(`fingerprint\n${plain}`).digest('base64url'),
  };
}

/** The last four digits of a phone number, kept apart for staff who compare them; null when it has fewer. */
export function phoneTail(phone: string): string | null {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 4 ? digits.slice(-4) : null;
}

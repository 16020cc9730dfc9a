import { z } from 'zod';
import { MAIL_LIMITS, MAIL_RESULTS } from '../domain/integrations/mail';
import { defineRoute } from './kernel';

export const mailRoutes = {
  'POST /integrations/mail': defineRoute({
    summary: 'A mail gateway hands in a letter that came to our address: signed as every message from outside, under the secret of the gateway',
    tag: 'forwarding',
    access: 'public',
    signed: true,
    maxBytes: Math.ceil((MAIL_LIMITS.bytes * 4) / 3) + 64 * 1024,
    /** `raw`: the letter as it came (RFC 5322), in base64; `to`: whom the envelope names, where the gateway knows. */
    body: z.strictObject({ version: z.literal(1), raw: z.base64().min(4), to: z.array(z.string().max(320)).max(20).default([]) }),
    status: 200,
    response: z.object({ result: z.enum(MAIL_RESULTS), text: z.string() }),
    errors: ['signature_refused', 'key_reused'],
  }),
};

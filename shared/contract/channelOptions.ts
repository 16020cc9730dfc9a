import { z } from 'zod';
import { OPEN311_CLIENT_LIMITS as LIMITS } from '../domain/integrations/open311Client';

const Code = z.string().trim().max(LIMITS.code);

/** A server of Open311 GeoReport v2 outside. */
export const Open311Channel = z.strictObject({
  kind: z.literal('open311'),
  jurisdiction: z.string().trim().max(LIMITS.jurisdiction).default(''),
  format: z.enum(['json', 'xml']).default('json'),
  /** Id or name of our category, and their service code. */
  services: z.array(z.strictObject({ category: z.string().trim().min(1).max(60), code: Code.min(1) })).max(LIMITS.services).default([]),
  /** Service of all others; empty: what is not mapped is not sent and staff are told. */
  otherwise: Code.default(''),
  /** They take service request updates: what happens later is told too. */
  updates: z.boolean().default(false),
});

/** What a kind of channel needs beside address and secret; none of it is secret. */
export const ChannelOptions = z.discriminatedUnion('kind', [Open311Channel]);

import { z } from 'zod';
import { DROP_FIELDS, DROP_FORMATS, DROP_LIMITS, DROP_RHYTHMS } from '../domain/integrations/drop';
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

/** Files for a platform that only takes imports. */
export const DropChannel = z.strictObject({
  kind: z.literal('drop'),
  format: z.enum(DROP_FORMATS).default('xlsx'),
  rhythm: z.enum(DROP_RHYTHMS).default('daily'),
  /** Hour of the day at +08:00. */
  hour: z.number().int().min(0).max(23).default(8),
  /** Their title, and what of ours stands below it, in the order of the file. */
  columns: z.array(z.strictObject({ title: z.string().trim().min(1).max(DROP_LIMITS.title), field: z.enum(DROP_FIELDS) })).min(1).max(DROP_LIMITS.columns),
});

/** What a kind of channel needs beside address and secret; none of it is secret. */
export const ChannelOptions = z.discriminatedUnion('kind', [Open311Channel, DropChannel]);

import { z } from 'zod';
import type { CoordinateSystem } from '../../../shared/domain/organisation/coordinates';

/** Which coordinates a file says it has. */
export type Stated = { readonly kind: 'silent' } | { readonly kind: 'known'; readonly system: CoordinateSystem; readonly name: string } | { readonly kind: 'unknown'; readonly name: string };

/** GeoJSON 2008 had a `crs` member, and GIS programs still write it; some put the system beside the features by hand. */
const Named = z.object({
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  坐标系: z.string().optional(),
  system: z.string().optional(),
});

/** CGCS2000 (EPSG:4490) and WGS-84 differ by centimetres: the same for borders of grids. */
const WGS84 = /CRS84|EPSG:+(?:[\d.]*:)?(?:4326|4490)$|^WGS-?84$|CGCS2000$/i;
const GCJ02 = /^GCJ-?02$|火星/i;

/** Reads the system that a GeoJSON file states. */
export function statedSystem(json: unknown): Stated {
  const parsed = Named.safeParse(json);
  const name = parsed.success ? (parsed.data.crs?.properties.name ?? parsed.data.坐标系 ?? parsed.data.system ?? '').trim().slice(0, 80) : '';
  if (name === '') return { kind: 'silent' };
  if (WGS84.test(name)) return { kind: 'known', system: 'wgs84', name };
  return GCJ02.test(name) ? { kind: 'known', system: 'gcj02', name } : { kind: 'unknown', name };
}

import type { LngLat } from './geo';

/** GCJ-02 is what maps in China (WeChat's too) speak, WGS-84 what GPS, GIS and Open311 speak. */
export type CoordinateSystem = 'gcj02' | 'wgs84';

/** Krasovsky 1940, on which the offset of GCJ-02 is defined: semi-major axis in metres, eccentricity squared. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.00669342162296594323;
const { PI, sin, cos, sqrt, abs } = Math;

/** Outside this box (which is larger than China) maps use WGS-84 unchanged. */
export function outsideChina({ lng, lat }: LngLat): boolean {
  return lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271;
}

function waves(x: number): number {
  return (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);
}

/** The offset of GCJ-02 from WGS-84 at a WGS-84 point, in degrees. */
function offset(point: LngLat): LngLat {
  const x = point.lng - 105;
  const y = point.lat - 35;
  const lat =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves(x) +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const lng =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves(x) +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const radians = (point.lat / 180) * PI;
  const magic = 1 - ECCENTRICITY * sin(radians) ** 2;
  return {
    lat: (lat * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * sqrt(magic))) * PI),
    lng: (lng * 180) / ((AXIS / sqrt(magic)) * cos(radians) * PI),
  };
}

/** WGS-84 → GCJ-02, degrees. */
export function wgs84ToGcj02(point: LngLat): LngLat {
  if (outsideChina(point)) return { lng: point.lng, lat: point.lat };
  const shift = offset(point);
  return { lng: point.lng + shift.lng, lat: point.lat + shift.lat };
}

/**
 * GCJ-02 → WGS-84, degrees. The common one-step inverse errs by 0.25–2.6 m; this one repeats until the forward
 * transformation gives the point back to within a micrometre (domain.md section 6).
 */
export function gcj02ToWgs84(point: LngLat): LngLat {
  if (outsideChina(point)) return { lng: point.lng, lat: point.lat };
  let guess: LngLat = point;
  for (let i = 0; i < 30; i += 1) {
    const there = wgs84ToGcj02(guess);
    const [dLng, dLat] = [point.lng - there.lng, point.lat - there.lat];
    guess = { lng: guess.lng + dLng, lat: guess.lat + dLat };
    if (abs(dLng) < 1e-12 && abs(dLat) < 1e-12) break;
  }
  return guess;
}

/** A point in the system asked for. */
export function toSystem(point: LngLat & { readonly system: CoordinateSystem }, system: CoordinateSystem): LngLat {
  if (point.system === system) return { lng: point.lng, lat: point.lat };
  return system === 'gcj02' ? wgs84ToGcj02(point) : gcj02ToWgs84(point);
}

import { toSystem } from '@shared/domain/organisation/coordinates';

/** A place that is some minutes old is near enough to sort by; longer than this nobody waits. Milliseconds. */
const FRESH = { maximumAge: 120_000, timeout: 15_000 } as const;

/** Where the phone is, GCJ-02 degrees; null when the person does not allow it or the browser cannot tell. It is kept nowhere. */
export function whereAmI(): Promise<{ lng: number; lat: number } | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(toSystem({ lng: coords.longitude, lat: coords.latitude, system: 'wgs84' }, 'gcj02')), () => resolve(null), FRESH);
  });
}

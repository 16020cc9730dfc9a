/** A point to go to, GCJ-02 degrees. */
export interface PlaceToOpen {
  lng: number;
  lat: number;
  name: string;
}

/** Opens a map of the same system beside this page; it is told the point and the name of the place, and nothing else. */
export function openPlace({ lng, lat, name }: PlaceToOpen): void {
  const marker = `coord:${lat},${lng};title:${name.replace(/[;:|]/g, ' ')}`;
  window.open(`https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(marker)}&referer=linli`, '_blank', 'noopener,noreferrer');
}

import type { CommunityMap, LngLat } from '../../model/mapView';

export interface AreaMapProps {
  map: CommunityMap;
  /** The point chosen so far, GCJ-02. */
  value: LngLat | null;
  /** A point, with words when the platform's own map names it. */
  onChoose: (point: LngLat, words: string | null) => void;
}

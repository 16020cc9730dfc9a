import type { Finding, ImportMap } from '../../model/drawing';

export interface LandMapProps {
  map: ImportMap;
  /** What lies in two shapes or in none, numbered as in the list beside. */
  findings: readonly Finding[];
  /** The one to look at; the map goes there whenever this changes. */
  chosen: Finding | null;
  /** What the map shows, in one sentence. */
  label: string;
}

import { PROJECT_PUBLIC, type ProjectPart, type ProjectState } from './states';

/** How somebody looks at a micro-project: by the nearest of their parts; `overseer` looks on. */
export const PROJECT_VIEWERS = ['station', 'proposer', 'overseer', 'owner', 'guest'] as const;
export type ProjectViewer = (typeof PROJECT_VIEWERS)[number];

export function projectViewer(parts: readonly ProjectPart[], oversees: boolean): ProjectViewer {
  if (parts.includes('station')) return 'station';
  if (parts.includes('proposer')) return 'proposer';
  if (oversees) return 'overseer';
  return parts.includes('owner') ? 'owner' : 'guest';
}

/** What of a project somebody gets. */
export interface ProjectSight {
  /** For the others it is not there. */
  readonly exists: boolean;
  /** The words, place and pictures as they were proposed, and what passed between proposer and station. */
  readonly original: boolean;
  /** Who proposed it: the station alone. */
  readonly names: boolean;
  /** What residents said at the acceptance, without their names: the station alone. */
  readonly opinions: boolean;
}

export function projectSight(viewer: ProjectViewer, state: ProjectState): ProjectSight {
  const station = viewer === 'station';
  return { exists: station || viewer === 'proposer' || viewer === 'overseer' || PROJECT_PUBLIC.includes(state), original: station || viewer === 'proposer', names: station, opinions: station };
}

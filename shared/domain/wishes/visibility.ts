import { WISH_PUBLIC, type WishPart, type WishState } from './states';

/** How somebody looks at a wish: by the nearest of their parts, `overseer` looks on, `past` held a claim once. */
export const WISH_VIEWERS = ['station', 'overseer', 'author', 'recipient', 'claimant', 'past', 'guest'] as const;
export type WishViewer = (typeof WISH_VIEWERS)[number];

/** Who looks. */
export interface Onlooking {
  readonly parts: readonly WishPart[];
  readonly oversees: boolean;
  readonly hadClaim: boolean;
}

export function wishViewer({ parts, oversees, hadClaim }: Onlooking): WishViewer {
  for (const part of ['station', 'author', 'recipient', 'claimant'] as const) if (parts.includes(part)) return part;
  return oversees ? 'overseer' : hadClaim ? 'past' : 'guest';
}

/** What of a wish somebody gets (domain.md section 2: masked means not sent). */
export interface WishSight {
  /** For the others it is not there. */
  readonly exists: boolean;
  /** The words and pictures as they were posted, before the station released them. */
  readonly original: boolean;
  /** Who posted it and for whom, with the tail of the number: the station alone. */
  readonly names: boolean;
  /** The door: the station and who wrote it; the claimant when recipient or station agreed. */
  readonly address: boolean;
  /** Who claimed it. */
  readonly claimants: boolean;
  /** What happened, with reasons. */
  readonly story: 'all' | 'states';
}

export function wishSight(viewer: WishViewer, wish: { readonly state: WishState; readonly addressOpen: boolean }): WishSight {
  const inside = viewer === 'station' || viewer === 'author' || viewer === 'recipient';
  return {
    exists: viewer !== 'guest' || WISH_PUBLIC.includes(wish.state),
    original: inside,
    names: viewer === 'station',
    address: inside || (viewer === 'claimant' && wish.addressOpen),
    claimants: inside,
    story: viewer === 'guest' || viewer === 'past' ? 'states' : 'all',
  };
}

/** Grids drawn one by one at most: beyond it the map shows communities, and a phone draws no more than it can. */
export const MAP_GRIDS = 200;
/** Markers at most: beyond it there are counts until somebody looks nearer. */
export const MAP_MARKERS = 200;

/** West, south, east, north in degrees. */
export type MapBox = readonly [number, number, number, number];

/** Whether two boxes have a part in common; an edge is one. */
export const boxesMeet = (a: MapBox, b: MapBox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The smallest box round both. */
export const boxRound = (a: MapBox, b: MapBox): MapBox => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

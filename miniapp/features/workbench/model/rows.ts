import type { CaseRow, CaseView } from './types';

/** Appends a page; a case that moved while the pages were turned is shown once, at its newer place. */
export function appendRows(rows: readonly CaseRow[], more: readonly CaseRow[]): CaseRow[] {
  const arrived = new Set(more.map((row) => row.id));
  return [...rows.filter((row) => !arrived.has(row.id)), ...more];
}

/** The row of a case after an action, without asking for the whole list again. */
export function patchRow(rows: readonly CaseRow[], view: CaseView): CaseRow[] {
  return rows.map((row) =>
    row.id === view.id
      ? {
          ...row,
          state: view.state,
          outcome: view.outcome,
          grade: view.grade,
          round: view.round,
          category: view.category,
          title: view.title,
          leadUnit: view.leadUnit?.name ?? null,
          clock: view.clock,
          level: view.course?.level,
          urged: view.course?.urged,
          supervised: view.course?.supervision ? (true as const) : undefined,
        }
      : row,
  );
}

/**
 * The row that J (+1) or K (−1) leads to; null in an empty list. `lastAt`: where the chosen row stood when it was
 * last in the list. Once it has been dealt with and is gone, J leads to the one that took its place.
 */
export function stepFrom(rows: readonly CaseRow[], id: string | null, step: 1 | -1, lastAt = 0): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const next = at >= 0 ? at + step : step > 0 ? lastAt : lastAt - 1;
  return rows[Math.min(rows.length - 1, Math.max(0, next))]?.id ?? null;
}

/**
 * A fresh reply of the same revision keeps the picture addresses already on screen: signed addresses change
 * every time, and pictures would flicker. The full-size addresses are the fresh ones.
 */
export function keepThumbs(before: CaseView | null, fresh: CaseView): CaseView {
  if (!before || before.id !== fresh.id || before.revision !== fresh.revision) return fresh;
  const known = new Map<string, string>();
  const photosOf = (view: CaseView) => [...view.photos, ...view.timeline.flatMap((entry) => entry.photos), ...(view.result?.photos ?? [])];
  for (const photo of photosOf(before)) known.set(photo.id, photo.thumbUrl);
  const keep = (photos: CaseView['photos']) => photos.map((photo) => ({ ...photo, thumbUrl: known.get(photo.id) ?? photo.thumbUrl }));
  return {
    ...fresh,
    photos: keep(fresh.photos),
    timeline: fresh.timeline.map((entry) => ({ ...entry, photos: keep(entry.photos) })),
    result: fresh.result && { ...fresh.result, photos: keep(fresh.result.photos) },
  };
}

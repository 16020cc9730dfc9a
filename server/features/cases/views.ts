import type { z } from 'zod';
import type { HeardVoice } from '../../../shared/contract/cases';
import type { PhotoView } from '../../../shared/contract/files';
import type { CaseViewer } from '../../../shared/domain/cases/visibility';
import { maySpread } from '../../../shared/domain/files/checks';
import type { Deps } from '../../platform/deps';
import { fileViews, photoViews, type FileViews, type SeenPhoto } from '../files';
import { getPeople, type PersonInfo } from '../identity';
import { getUnits, gridNames, standingUnits, type UnitInfo } from '../organisation';
import { unitsOfCourse } from './coursePresenter';
import type { CaseDoc } from './document';
import { proxyPeople, proxyUnits } from './proxy';

export type Photo = z.output<typeof PhotoView>;

/** Names and photo addresses that a page needs, looked up once for all of its cases. */
export interface Lookups {
  readonly units: ReadonlyMap<string, UnitInfo>;
  /** The unit that is suggested, or who took over from it; absent in lists. */
  readonly suggested?: UnitInfo | undefined;
  readonly people: ReadonlyMap<string, PersonInfo>;
  readonly grids: ReadonlyMap<string, string>;
  readonly photos: ReadonlyMap<string, SeenPhoto>;
  readonly voices: FileViews['voices'];
}

const unitIds = (doc: CaseDoc): (string | null)[] => [
  doc.scope.community,
  doc.scope.station,
  doc.leadUnitId,
  doc.suggestion?.unitId ?? null,
  doc.result?.unitId ?? null,
  ...(doc.transcripts ?? []).map((one) => one.unitId),
  ...doc.timeline.flatMap((row) => [row.unitId, row.toUnitId]),
  ...(doc.support ?? []).map((part) => part.unitId),
  ...proxyUnits(doc),
  ...unitsOfCourse(doc),
];

/** Everything one case page may show; what its viewer may not see is left out by the presenter. */
export async function lookupsOfCase(deps: Deps, doc: CaseDoc): Promise<Lookups> {
  const personIds = [doc.reporterId, doc.result?.personId ?? null, ...(doc.transcripts ?? []).map((one) => one.personId), ...(doc.support ?? []).map((part) => part.report?.personId ?? null), ...doc.timeline.flatMap((row) => [row.actorId, ...(row.mentions ?? [])]), ...proxyPeople(doc)];
  const [units, people, grids, files] = await Promise.all([
    getUnits(deps, unitIds(doc)),
    getPeople(deps, personIds),
    gridNames(deps, [doc.scope.grid]),
    fileViews(deps, doc.fileIds),
  ]);
  const suggested = doc.suggestion ? (await standingUnits(deps, [doc.suggestion.unitId])).get(doc.suggestion.unitId) : undefined;
  return { units, suggested, people, grids, ...files };
}

/** What rows of a list show: unit in charge, grid, and the photos that `photosIn` chooses. */
export async function lookupsOfRows(deps: Deps, rows: readonly CaseDoc[], photosIn: (doc: CaseDoc) => readonly string[]): Promise<Lookups> {
  const [units, grids, photos] = await Promise.all([
    getUnits(deps, rows.map((row) => row.leadUnitId)),
    gridNames(deps, rows.map((row) => row.scope.grid)),
    photoViews(deps, rows.flatMap(photosIn)),
  ]);
  return { units, people: new Map(), grids, photos, voices: new Map() };
}

/** A unit as a link; null when there is none. */
export function named(units: ReadonlyMap<string, UnitInfo>, id: string | null): { id: string; name: string } | null {
  const unit = units.get(id ?? '');
  return unit ? { id: unit.id, name: unit.name } : null;
}

/** A photo for its viewer: what its check says is for staff, and there only where it is not settled. */
function photoFor(viewer: CaseViewer, { check, ...photo }: SeenPhoto): Photo {
  return viewer === 'staff' && (check === 'pending' || check === 'review' || check === 'risky') ? { ...photo, check } : photo;
}

/**
 * Views of some photos in their order; one that is gone is left out, and for neighbours and the public one that has not
 * passed its check, whatever was released before.
 */
export function photosOf(lookups: Lookups, ids: readonly string[], viewer: CaseViewer): Photo[] {
  const inside = viewer === 'staff' || viewer === 'reporter';
  const known = ids.flatMap((id) => lookups.photos.get(id) ?? []);
  return known.filter(({ check }) => inside || maySpread(check)).map((photo) => photoFor(viewer, photo));
}

/** Recordings with what was written down of them, for those who may hear them; nothing where nothing was spoken. */
export function voicesHeard(lookups: Lookups, ids: readonly string[] | undefined, doc: CaseDoc): { voices?: z.output<typeof HeardVoice>[] } {
  const voices = (ids ?? []).flatMap((id) => {
    const voice = lookups.voices.get(id);
    return voice ? [{ ...voice, transcript: transcriptOf(lookups, doc, id) }] : [];
  });
  return voices.length > 0 ? { voices } : {};
}

function transcriptOf(lookups: Lookups, { transcripts = [] }: CaseDoc, voiceId: string): z.output<typeof HeardVoice>['transcript'] {
  const written = transcripts.find((one) => one.voiceId === voiceId);
  if (!written) return null;
  const { text, unitId, personId, at, disputed } = written;
  return {
    text,
    unit: lookups.units.get(unitId)?.name ?? '',
    person: lookups.people.get(personId)?.name ?? null,
    at: at.toISOString(),
    disputed: disputed && { text: disputed.text, at: disputed.at.toISOString() },
  };
}

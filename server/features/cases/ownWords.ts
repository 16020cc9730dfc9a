import { saysSomething } from '../../../shared/domain/cases/report';
import type { CaseDoc } from './document';

/** The reporter's own photos: those of the report and of what was added to it. Lists read no timeline. */
export function reportersPhotos({ photoIds, timeline = [] }: Pick<CaseDoc, 'photoIds'> & { readonly timeline?: CaseDoc['timeline'] }): string[] {
  return [...new Set([...photoIds, ...timeline.filter((row) => row.part === 'reporter').flatMap((row) => row.photoIds)])];
}

/** A case without some photos, wherever they stood: in the report, on the timeline, in what neighbours see. */
export function withoutPhotos(doc: CaseDoc, ids: readonly string[]): Pick<CaseDoc, 'photoIds' | 'timeline' | 'fileIds' | 'release'> {
  const left = (list: readonly string[]): string[] => list.filter((id) => !ids.includes(id));
  return {
    photoIds: left(doc.photoIds),
    timeline: doc.timeline.map((row) => (row.photoIds.some((id) => ids.includes(id)) ? { ...row, photoIds: left(row.photoIds) } : row)),
    fileIds: left(doc.fileIds),
    release: doc.release && { ...doc.release, photoIds: left(doc.release.photoIds) },
  };
}

/** Whether something still says what it is about. */
export function stillSays(doc: Pick<CaseDoc, 'text' | 'photoIds' | 'voiceIds' | 'timeline'>): boolean {
  const added = doc.timeline.filter((row) => row.part === 'reporter');
  return saysSomething(doc.text ?? '', doc.photoIds, doc.voiceIds) || added.some((row) => saysSomething(row.text ?? '', row.photoIds, row.voiceIds));
}

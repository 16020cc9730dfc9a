import type { Comparable } from '../../../../shared/domain/cases/duplicates';
import type { CaseDoc } from '../document';

/** What of a case is held beside another: its words, or what was written down of what was spoken. */
export function comparable(doc: Pick<CaseDoc, 'categoryId' | 'text' | 'transcripts' | 'place' | 'createdAt'>): Comparable {
  const text = [doc.text ?? '', ...(doc.transcripts ?? []).map((one) => one.text)].filter(Boolean).join('。');
  return { categoryId: doc.categoryId, text, placeText: doc.place.text, point: doc.place.wgs84, at: doc.createdAt };
}

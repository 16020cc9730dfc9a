import { titleOf } from '../../../shared/domain/cases/report';
import { searchTokens } from '../../../shared/domain/cases/search';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import type { CaseDoc } from './document';

/** Every recording of a case, first those it began with, then what was added. */
export function voicesOf(doc: Pick<CaseDoc, 'voiceIds' | 'timeline'>): string[] {
  return [...new Set([...(doc.voiceIds ?? []), ...doc.timeline.flatMap((row) => row.voiceIds ?? [])])];
}

/** What was written down of a case's recordings, as one text. */
const transcriptOf = ({ transcripts = [] }: Pick<CaseDoc, 'transcripts'>): string => transcripts.map(({ text }) => text).join('。');

/** The title of a case: of what was written, else of what the station wrote down of what was spoken. */
export function titleAfter(doc: Pick<CaseDoc, 'text' | 'voiceIds' | 'transcripts' | 'place'>, categoryName: string): string {
  const spoken = (doc.voiceIds ?? []).flatMap((id) => doc.transcripts?.find(({ voiceId }) => voiceId === id)?.text ?? []);
  const text = doc.text ?? spoken.join('。');
  return titleOf({ text, categoryName, placeText: doc.place.text, spoken: (doc.voiceIds ?? []).length > 0 });
}

type Findable = Pick<CaseDoc, 'number' | 'title' | 'place' | 'reporterId' | 'transcripts' | 'outside'>;

/** The search tokens of a case as it is to be. */
export async function termsOf(deps: Deps, doc: Findable, categoryName: string): Promise<string[]> {
  const reporter = (await getPeople(deps, [doc.reporterId])).get(doc.reporterId);
  return searchTokens({
    number: doc.number,
    title: doc.title,
    placeText: doc.place.text,
    categoryName,
    transcript: transcriptOf(doc),
    reporterName: reporter?.name ?? null,
    phoneTail: reporter?.phoneTail ?? null,
    outsideNumbers: (doc.outside ?? []).map(({ number }) => number),
  });
}

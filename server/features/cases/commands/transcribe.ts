import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { ruleBook } from '../catalogue';
import type { CaseDoc, CaseTranscript } from '../document';
import { applyStep, wordsOrNull, type Actor, type Ask } from '../step';
import { termsOf, titleAfter, voicesOf } from '../voices';

export type TranscriptAsk = Ask & { readonly voiceId: string; readonly text: string };

/** The recording that is meant. `rule_refused` voiceUnknown when it is none of this case. */
function checkVoice(doc: CaseDoc, voiceId: string): void {
  if (!voicesOf(doc).includes(voiceId)) throw new DomainError('rule_refused', { rule: 'voiceUnknown' });
}

/**
 * The station writes down what was spoken (听写); writing it again replaces the earlier word. Search finds the case by
 * it, and a case that was only spoken is called by it from now on. Outcomes: written down; `rule_refused` noVoice,
 * voiceUnknown or timelineFull; see applyStep.
 */
export function transcribe(deps: Deps, doc: CaseDoc, actor: Actor, ask: TranscriptAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'transcribe', ask, async ({ now, unitId }) => {
    checkVoice(doc, ask.voiceId);
    const others = (doc.transcripts ?? []).filter(({ voiceId }) => voiceId !== ask.voiceId);
    const written: CaseTranscript = { voiceId: ask.voiceId, text: ask.text, unitId: unitId ?? doc.scope.station, personId: actor.personId ?? '', at: now, disputed: null };
    const next = { ...doc, transcripts: [...others, written] };
    const { name } = (await ruleBook(deps, [doc])).categoryView(doc);
    const title = titleAfter(next, name);
    return { entries: [{ step: 'transcribe', text: ask.text }], set: { transcripts: next.transcripts, title, terms: await termsOf(deps, { ...next, title }, name) } };
  });
}

/**
 * The reporter says that what was written down is not what they said. Outcomes: noted and told to the station;
 * `rule_refused` noTranscript, voiceUnknown or timelineFull; see applyStep.
 */
export function disputeTranscript(deps: Deps, doc: CaseDoc, actor: Actor, ask: TranscriptAsk): Promise<CaseDoc> {
  return applyStep(deps, doc, actor, 'disputeTranscript', ask, ({ now }) => {
    checkVoice(doc, ask.voiceId);
    const transcripts = doc.transcripts ?? [];
    if (!transcripts.some(({ voiceId }) => voiceId === ask.voiceId)) throw new DomainError('rule_refused', { rule: 'noTranscript' });
    const text = wordsOrNull(ask.text);
    const set = { transcripts: transcripts.map((one) => (one.voiceId === ask.voiceId ? { ...one, disputed: { text, at: now } } : one)) };
    return { entries: [{ step: 'disputeTranscript', text }], set };
  });
}

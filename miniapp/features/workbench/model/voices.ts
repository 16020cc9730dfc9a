import type { CaseView, Voice } from './types';

/** Every recording of the case once: those it began with, then what was added. */
export function voicesIn(view: CaseView): Voice[] {
  const all = [...(view.voices ?? []), ...view.timeline.flatMap((entry) => entry.voices ?? [])];
  return all.filter((voice, at) => all.findIndex(({ id }) => id === voice.id) === at);
}

/** The recording to write down next: one that nobody has, one whose reporter says it is wrong, else the first. */
export function toWriteDown(view: CaseView): Voice | undefined {
  const voices = voicesIn(view);
  return voices.find((voice) => !voice.transcript) ?? voices.find((voice) => voice.transcript?.disputed) ?? voices[0];
}

/** What was written down of all recordings, as one text. */
export const spokenWords = (view: CaseView): string => voicesIn(view).flatMap(({ transcript }) => transcript?.text ?? []).join('\n');

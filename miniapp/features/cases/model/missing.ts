import { reportProblems } from '@shared/domain/cases/report';
import type { Category } from './catalogue';
import type { Draft } from './draft';

/** One thing to put right before a report can be handed in; `id` is where on the page. */
export interface Missing {
  id: 'voices' | 'photos' | 'category' | 'questions' | 'place' | 'text';
  label: string;
  /** The sentence at the field itself. */
  sentence: string;
}

/** Everything that is still missing, in the order of the page. The rules are the server's own. */
export function missingIn(draft: Draft, category: Category | undefined): Missing[] {
  const missing: Missing[] = [];
  const answers = Object.entries(draft.answers).map(([questionId, value]) => ({ questionId, value }));
  const photoIds = draft.photos.map((photo) => photo.key);
  const voiceIds = draft.voices.map((voice) => voice.key);
  const problems = reportProblems({ text: draft.text, photoIds, voiceIds, answers }, category?.questions ?? []).map((problem) => problem.code);
  if (draft.voices.some((voice) => voice.state === 'failed')) {
    missing.push({ id: 'voices', label: '有录音没传上', sentence: '点“录音再传一次”，或者删掉重说' });
  }
  if (draft.photos.some((photo) => photo.state === 'failed')) {
    missing.push({ id: 'photos', label: '有照片没传上', sentence: '点“再传一次”，或者删掉它' });
  }
  if (!category) missing.push({ id: 'category', label: '是什么事', sentence: '选一样最像的，我们才知道派谁去' });
  if (category && problems.some((code) => code !== 'wordsOrPhoto')) {
    missing.push({ id: 'questions', label: '问您的一件小事', sentence: '点一个最像的回答' });
  }
  if (problems.includes('wordsOrPhoto')) {
    missing.push({ id: 'text', label: '拍一张，或者说两句', sentence: '说一段、拍一张照片，或者写两句话，有一样就行' });
  }
  if (!draft.place) missing.push({ id: 'place', label: '在什么地方', sentence: '选一个地方，我们才知道派谁去' });
  return missing;
}

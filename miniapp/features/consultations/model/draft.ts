import type { ChosenPlace } from '@/platform/location';
import { draftsOf } from '@/platform/drafts';

/** What is being written of a topic; it stays on this phone until it is handed in. */
export interface TopicDraft {
  readonly bodyId: string | null;
  readonly title: string;
  readonly text: string;
  readonly place: ChosenPlace | null;
}
export const EMPTY_DRAFT: TopicDraft = { bodyId: null, title: '', text: '', place: null };
export const hasContent = ({ title, text }: TopicDraft): boolean => title.trim() !== '' || text.trim() !== '';

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Words alone are kept: a place is chosen again where it is on the map. */
export type KeptDraft = Omit<TopicDraft, 'place'>;
export const keptOf = ({ bodyId, title, text }: TopicDraft): KeptDraft => ({ bodyId, title, text });
export const topicDrafts = draftsOf<KeptDraft>('topic', ({ bodyId, title, text }) => ({ bodyId: typeof bodyId === 'string' ? bodyId : null, title: words(title), text: words(text) }));

/** What is still missing, one sentence each; empty when it can be handed in. */
export const missingIn = ({ bodyId, title, text, place }: TopicDraft): { readonly id: string; readonly label: string }[] =>
  [
    bodyId === null && { id: 'body', label: '选一下请谁来商量' },
    title.trim() === '' && { id: 'title', label: '写一句想商量什么' },
    text.trim() === '' && { id: 'text', label: '写一写为什么要商量' },
    place === null && { id: 'place', label: '选一下说的是哪里' },
  ].flatMap((one) => one || []);

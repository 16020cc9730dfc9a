import { draftsOf } from '@/platform/drafts';
import { isString } from '@/platform/storage';
import { type ChosenPlace } from '@/platform/location';
import { WISH_CARE, WISH_CATEGORIES, WISH_WHOM, type WishCare, type WishCategory, type WishWhom } from '@shared/domain/wishes/states';

const SOON = ['none', 'week', 'month'] as const;

/** What is being written. */
export interface Draft {
  readonly category: WishCategory | null;
  readonly text: string;
  readonly whom: WishWhom;
  readonly name: string;
  readonly phone: string;
  readonly consent: 'spoken' | 'phone' | 'written' | null;
  readonly care: WishCare;
  readonly guardian: boolean;
  readonly visit: boolean;
  readonly soon: (typeof SOON)[number];
  readonly target: string;
  readonly place: ChosenPlace | null;
}
export const EMPTY: Draft = { category: null, text: '', whom: 'self', name: '', phone: '', consent: null, care: 'none', guardian: false, visit: false, soon: 'none', target: '1', place: null };

/** What of it stays on the phone: never who somebody else is or where they live. */
export type KeptDraft = Pick<Draft, 'category' | 'text' | 'whom' | 'care' | 'guardian' | 'visit' | 'soon' | 'target'>;
export const keptOf = ({ category, text, whom, care, guardian, visit, soon, target }: Draft): KeptDraft => ({ category, text, whom, care, guardian, visit, soon, target });

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);
const accept = (value: Record<string, unknown>): KeptDraft | undefined =>
  isString(value.text)
    ? {
        category: oneOf(WISH_CATEGORIES, value.category) ?? null, text: value.text, whom: oneOf(WISH_WHOM, value.whom) ?? 'self', care: oneOf(WISH_CARE, value.care) ?? 'none', guardian: value.guardian === true, visit: value.visit === true,
        soon: oneOf(SOON, value.soon) ?? 'none', target: isString(value.target) ? value.target : '1',
      }
    : undefined;

/** Started wishes on this phone: one's own, and one that is written for somebody else. */
export const wishDrafts = (whom: WishWhom) => draftsOf<KeptDraft>(whom === 'proxy' ? 'wishFor' : 'wish', accept);
/** Whether there is something that would be lost. */
export const hasContent = ({ category, text }: KeptDraft): boolean => category !== null || text.trim() !== '';

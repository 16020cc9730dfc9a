import type { IconName } from '@/ui';
import { CATEGORY_ICONS } from '@shared/domain/cases/catalogue';
import { freshId } from './lists';
import type { CatalogueContent } from './settings';

export type Category = CatalogueContent['categories'][number];
export type Question = Category['questions'][number];
export type Option = Question['options'][number];
export type Limit = Category['limits']['ordinary']['accept'];

const hours = (amount: number): Limit => ({ unit: 'workingMinutes', amount: amount * 60 });
const days = (amount: number): Limit => ({ unit: 'workingDays', amount });

/** A category to begin with: usual limits, nothing asked. */
export function newCategory(): Category {
  const of = (accept: Limit, answer: Limit, redo: Limit) => ({ accept, dispatch: accept, acknowledge: accept, answer, redo, verify: days(1), evaluate: days(5) });
  return {
    id: freshId('c'), name: '', icon: CATEGORY_ICONS[14], hint: '', words: [], questions: [], sensitive: false, safety: false,
    defaultGrade: 'ordinary', standard: null, solveInGrid: true,
    limits: { ordinary: of(hours(4), days(5), days(3)), urgent: of(hours(2), days(2), days(1)), emergency: of(hours(0.5), hours(4), hours(4)) },
  };
}
export const newOption = (): Option => ({ value: freshId('o'), label: '' });
const YES_NO: readonly Option[] = [{ value: 'yes', label: '是' }, { value: 'no', label: '不是' }];

/** A question with its answers to begin with. */
export function newQuestion(kind: Question['kind']): Question {
  return { id: freshId('q'), text: '', kind, required: false, options: kind === 'yesNo' ? YES_NO : [newOption(), newOption()] };
}

/** Puts a category in its place, or in front of the last, which stays last. */
export function withCategory(content: CatalogueContent, category: Category): CatalogueContent {
  const { categories } = content;
  if (categories.some(({ id }) => id === category.id)) return { ...content, categories: categories.map((one) => (one.id === category.id ? category : one)) };
  return { ...content, categories: [...categories.slice(0, -1), category, ...categories.slice(-1)] };
}

/** Moves a category one place up. */
export function moveUp(content: CatalogueContent, id: string): CatalogueContent {
  const at = content.categories.findIndex((one) => one.id === id);
  if (at <= 0) return content;
  const categories = [...content.categories];
  categories.splice(at - 1, 2, categories[at] as Category, categories[at - 1] as Category);
  return { ...content, order: 'asListed', categories };
}

/** Words people use, one after the other. */
export const wordsOf = (text: string): string[] => text.split(/[、，,\s]+/).map((word) => word.trim()).filter(Boolean);

export const ICON_CHOICES = CATEGORY_ICONS.map((value) => ({ value, label: ICON_WORDS(value), icon: value as IconName }));
function ICON_WORDS(icon: (typeof CATEGORY_ICONS)[number]): string {
  return {
    lamp: '灯', pipe: '水管', warn: '小心', bin: '垃圾桶', fire: '消防', ebike: '电动车', wall: '墙', noise: '喇叭', pet: '爪印', talk: '说话',
    osmanthus: '花', home: '房子', consult: '商量', medal: '奖章', report: '照相机', matters: '单子',
  }[icon];
}

import type { CaseGrade } from '@shared/domain/cases/states';
import type { SupervisionTrigger } from '@shared/domain/cases/watch';
import type { WishCategory } from '@shared/domain/wishes/states';
import type { Body, CaseView, StaffAction, Voice } from './types';
import { wordOf } from './byPhone';
import { spokenWords, toWriteDown } from './voices';

/** A photo for an action: each is its own upload with its own key, so that sending twice makes one. */
export interface DraftPhoto {
  key: string;
  /** Where it lies on this phone. */
  path: string;
  /** What the server calls it; null until it has arrived. */
  id: string | null;
  /** Why it did not arrive; null while it is on its way or there. */
  problem: string | null;
}

/** What a part of a case can become, without being typed again. */
export type Becomes = 'case' | 'wish' | 'project';

/** Everything that can be written for an action. Kept per case and action until it is sent. */
export interface Draft {
  /** What a part of the matter becomes. */
  becomes: Becomes;
  title: string;
  text: string;
  reason: string;
  ruleId: string;
  categoryId: string;
  gridId: string;
  grade: CaseGrade | '';
  unitId: string;
  unitName: string;
  /** The case it is to go on in, and its revision as it was seen beside this one. */
  leadId: string;
  leadRevision: number;
  /** The recording that is written down; empty: the first. */
  voiceId: string;
  /** The task of a supporting unit. */
  partId: string;
  /** What the reporter said on the phone. */
  contacted: string;
  solved: string;
  satisfaction: 'satisfied' | 'basically' | 'unsatisfied' | '';
  /** What the station gives the unit, 1 to 5. */
  points: string;
  /** Working days that it has (empty: until the resident is answered), or of an extension. */
  days: string;
  /** Why it is supervised; the day of review. */
  trigger: SupervisionTrigger | '';
  reviewOn: string;
  photos: DraftPhoto[];
  /** Photos of the report that neighbours may see. */
  chosenPhotoIds: string[];
  /** Somebody has looked at the pictures that WeChat was not sure of. */
  seen: boolean;
  /** What somebody said by telephone. */
  chosenWord: string;
  /** Colleagues whom a note names. */
  mentions: readonly { readonly id: string; readonly name: string }[];
}

export const EMPTY_DRAFT: Readonly<Draft> = {
  becomes: 'case',
  title: '',
  text: '',
  reason: '',
  ruleId: '',
  categoryId: '',
  gridId: '',
  grade: '',
  unitId: '',
  unitName: '',
  leadId: '',
  leadRevision: 0,
  voiceId: '',
  partId: '',
  contacted: '',
  solved: '',
  satisfaction: '',
  points: '',
  days: '',
  trigger: '',
  reviewOn: '',
  photos: [],
  chosenPhotoIds: [],
  seen: false,
  chosenWord: '',
  mentions: [],
};

/** Sentences by field path of the contract; empty when nothing is missing. */
export type FieldErrors = Readonly<Partial<Record<string, string>>>;

type Check = (draft: Draft) => FieldErrors;

const nothing: Check = () => ({});
const wordsOrPhoto = (sentence: string): Check => (draft) => (draft.text.trim() || draft.photos.length > 0 ? {} : { text: sentence });
const needed = (field: 'reason' | 'text', sentence: string): Check => (draft) => (draft[field].trim() ? {} : { [field]: sentence });

/** Says what is missing before anything is sent; the server checks all of it again. */
const CHECKS: Readonly<Record<StaffAction, Check>> = {
  accept: nothing,
  takeOn: nothing,
  acknowledge: nothing,
  verify: nothing,
  acceptAndDispatch: (draft) => (draft.unitId ? {} : { unitId: '选一个单位，才知道交给谁' }),
  dispatch: (draft) => (draft.unitId ? {} : { unitId: '选一个单位，才知道交给谁' }),
  handle: wordsOrPhoto('写一句或拍一张，居民才看得到办成什么样'),
  inspect: wordsOrPhoto('写一句或拍一张，说说现场什么样'),
  reject: needed('reason', '写一句哪里没办好，他们才知道怎么补'),
  return: needed('reason', '写一句为什么不归您单位，工作站和居民都看得到'),
  designate: (draft) => ({
    ...(draft.unitId ? {} : { unitId: '选一个单位，才知道交给谁' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句依据，单位和居民都看得到' }),
  }),
  recordWord: (draft) => (draft.chosenWord ? {} : { solved: '点一样这位说的话' }),
  note: needed('text', '写一句再记'),
  split: (draft) => ({
    ...(draft.becomes === 'project' || draft.categoryId ? {} : { categoryId: draft.becomes === 'wish' ? '选一样，邻居好看懂' : '选一样最像的，才知道归谁办' }),
    ...(draft.becomes !== 'project' || draft.title.trim() ? {} : { title: '写一个大家看得懂的名字' }),
    ...(draft.text.trim() ? {} : { text: '留下要分出去的那一部分话' }),
  }),
  unsplit: needed('reason', '写一句为什么收回，居民会看到'),
  merge: nothing,
  unmerge: needed('reason', '写一句为什么拆开，居民会看到'),
  regrade: (draft) => ({
    ...(draft.grade ? {} : { grade: '选一个急缓' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么改，居民会看到' }),
  }),
  transcribe: needed('text', '把听到的写下来，居民会看到'),
  ask: needed('text', '写一句想问什么，居民才好回答'),
  runOn: needed('reason', '写一句为什么不用等了，居民会看到'),
  supervise: (draft) => ({ ...(draft.trigger ? {} : { trigger: '选一个为什么督办' }), ...(draft.reason.trim() ? {} : { reason: '写一句，单位和居民都看得到' }) }),
  respond: needed('text', '写一句怎么办、哪天办好'),
  escalate: needed('reason', '写一句卡在哪里，上一级才知道做什么'),
  askExtension: (draft) => ({ ...(draft.days ? {} : { days: '选一选要晚几天' }), ...(draft.reason.trim() ? {} : { reason: '写一句为什么，居民会看到' }) }),
  grantExtension: nothing,
  refuseExtension: needed('reason', '写一句为什么不同意，他们会看到'),
  askDeferral: (draft) => ({
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么现在办不了，居民会看到' }),
    ...(draft.reviewOn ? {} : { reviewOn: '选一选哪天再看' }),
    ...(draft.unitId ? {} : { unitId: '选一个单位跟着' }),
  }),
  grantDeferral: nothing,
  refuseDeferral: needed('reason', '写一句为什么不同意，他们会看到'),
  reassign: (draft) => ({ ...(draft.unitId ? {} : { unitId: '选一个单位，才知道交给谁' }), ...(draft.reason.trim() ? {} : { reason: '写一句为什么改，两边都看得到' }) }),
  release: nothing,
  callMissed: nothing,
  callReached: (draft) => ({
    ...(draft.contacted ? {} : { contacted: '问一问有没有人联系过' }),
    ...(draft.solved ? {} : { solved: '问一问办好了没有' }),
    ...(draft.satisfaction ? {} : { satisfaction: '问一问满不满意' }),
  }),
  confirmUnsolved: needed('reason', '写一句为什么，居民看得到'),
  closeExplained: needed('reason', '写一句为什么办不了，居民看得到'),
  rateUnit: (draft) => (draft.points ? {} : { points: '点一个分数' }),
  orderRedo: (draft) => ({
    ...(draft.unitId ? {} : { unitId: '选一个单位，才知道交给谁' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么再办，单位和居民都看得到' }),
  }),
  acknowledgeSupport: nothing,
  supportDone: wordsOrPhoto('写一句或拍一张，主办单位和居民才看得到'),
  supportProgress: wordsOrPhoto('写一句办到哪一步了，居民也看得到'),
  returnSupport: needed('reason', '写一句为什么不归您单位，主办单位和居民都看得到'),
  addSupport: (draft) => ({
    ...(draft.unitId ? {} : { unitId: '选一个单位，才知道请谁' }),
    ...(draft.text.trim() ? {} : { text: '写一句请他们办什么' }),
  }),
  dropSupport: (draft) => ({
    ...(draft.partId ? {} : { partId: '选一个单位' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么不用了，那个单位和居民都看得到' }),
  }),
  decline: (draft) => ({
    ...(draft.ruleId ? {} : { ruleId: '选一条规定，居民会看到' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么，居民会看到' }),
  }),
  correct: (draft) => ({
    ...(draft.categoryId || draft.gridId || draft.grade ? {} : { categoryId: '分类、等级、网格，至少改一样' }),
    ...(draft.reason.trim() ? {} : { reason: '写一句为什么改，居民会看到' }),
  }),
};

/** Photos that did not arrive would be left out in silence: whoever sends has to know. */
function photosIn(draft: Draft): FieldErrors {
  const at = draft.photos.findIndex((photo) => photo.problem !== null);
  return at < 0 ? {} : { photoIds: `第 ${at + 1} 张没传上，点它再传一次，或者拿掉` };
}

/** What is missing in a draft for an action; photos still on their way are waited for before. */
export const missingIn = (action: StaffAction, draft: Draft): FieldErrors => ({ ...CHECKS[action](draft), ...photosIn(draft) });

const photoIds = (draft: Draft) => draft.photos.flatMap((photo) => photo.id ?? []);
const withPhotos = (draft: Draft) => ({ text: draft.text.trim(), photoIds: photoIds(draft) });
const reasonOf = (draft: Draft) => ({ reason: draft.reason.trim() });
const toUnit = (draft: Draft) => ({ unitId: draft.unitId, text: draft.text.trim() });

function splitBody({ becomes, categoryId, title, text, chosenPhotoIds: photoIds }: Draft): Body<'split'> {
  if (becomes === 'project') return { to: becomes, title: title.trim(), need: text.trim(), photoIds };
  if (becomes === 'wish') return { to: becomes, category: categoryId as WishCategory, text: text.trim(), photoIds };
  return { to: becomes, categoryId, text: text.trim(), photoIds };
}

const BODIES: { readonly [A in StaffAction]: (draft: Draft) => Body<A> } = {
  accept: () => ({}),
  takeOn: () => ({}),
  acknowledge: () => ({}),
  acceptAndDispatch: toUnit,
  dispatch: toUnit,
  handle: (draft) => ({ ...withPhotos(draft), why: draft.reason.trim() }),
  verify: withPhotos,
  inspect: withPhotos,
  reject: (draft) => ({ reason: draft.reason.trim() }),
  return: (draft) => ({ reason: draft.reason.trim(), photoIds: photoIds(draft) }),
  designate: (draft) => ({ unitId: draft.unitId, reason: draft.reason.trim() }),
  recordWord: (draft) => ({ contacted: true, solved: wordOf(draft.chosenWord).solved, satisfaction: wordOf(draft.chosenWord).satisfaction, text: draft.text.trim() }),
  note: (draft) => ({ text: draft.text.trim(), mentions: draft.mentions.map(({ id }) => id) }),
  split: splitBody,
  unsplit: (draft) => ({ reason: draft.reason.trim() }),
  merge: ({ leadId, leadRevision }) => ({ leadId, leadRevision }),
  unmerge: (draft) => ({ reason: draft.reason.trim() }),
  regrade: (draft) => ({ grade: draft.grade || 'ordinary', reason: draft.reason.trim() }),
  transcribe: (draft) => ({ voiceId: draft.voiceId, text: draft.text.trim() }),
  ask: (draft) => ({ text: draft.text.trim() }),
  runOn: reasonOf,
  supervise: (draft) => ({ trigger: draft.trigger || 'unsolved', reason: draft.reason.trim() }),
  respond: withPhotos,
  escalate: reasonOf,
  askExtension: (draft) => ({ days: Number(draft.days), reason: draft.reason.trim(), photoIds: photoIds(draft) }),
  grantExtension: () => ({}),
  refuseExtension: reasonOf,
  askDeferral: (draft) => ({ reason: draft.reason.trim(), unitId: draft.unitId, reviewOn: draft.reviewOn }),
  grantDeferral: () => ({}),
  refuseDeferral: reasonOf,
  reassign: (draft) => ({ unitId: draft.unitId, reason: draft.reason.trim() }),
  release: (draft) => ({ text: draft.text.trim(), photoIds: draft.chosenPhotoIds, seen: draft.seen }),
  addSupport: (draft) => ({ ...toUnit(draft), ...(draft.days && { days: Number(draft.days) }) }),
  callMissed: () => ({}),
  callReached: (draft) => ({ contacted: draft.contacted === 'yes', solved: draft.solved === 'yes', satisfaction: draft.satisfaction || 'basically', text: draft.text.trim() }),
  confirmUnsolved: (draft) => ({ reason: draft.reason.trim() }),
  closeExplained: (draft) => ({ reason: draft.reason.trim() }),
  rateUnit: (draft) => ({ points: Number(draft.points), text: draft.text.trim() }),
  orderRedo: (draft) => ({ unitId: draft.unitId, reason: draft.reason.trim() }),
  acknowledgeSupport: ({ partId }) => ({ partId }),
  supportProgress: (draft) => ({ ...withPhotos(draft), partId: draft.partId }),
  supportDone: (draft) => ({ ...withPhotos(draft), partId: draft.partId }),
  returnSupport: (draft) => ({ reason: draft.reason.trim(), photoIds: photoIds(draft), partId: draft.partId }),
  dropSupport: (draft) => ({ reason: draft.reason.trim(), partId: draft.partId }),
  decline: (draft) => ({ ruleId: draft.ruleId, reason: draft.reason.trim() }),
  correct: (draft) => ({
    ...(draft.categoryId && { categoryId: draft.categoryId }),
    ...(draft.gridId && { gridId: draft.gridId }),
    ...(draft.grade && { grade: draft.grade }),
    reason: draft.reason.trim(),
  }),
};

/** The body of a request, without the revision. */
export function bodyOf<A extends StaffAction>(action: A, draft: Draft): Body<A> {
  return BODIES[action](draft);
}

/** What was written down before is there to be mended. */
export function transcriptDraft(voice: Voice | undefined): Draft {
  return { ...EMPTY_DRAFT, voiceId: voice?.id ?? '', text: voice?.transcript?.text ?? '' };
}

/** Steps of a supporting unit in its own task. */
const OWN_PART: readonly StaffAction[] = ['acknowledgeSupport', 'supportProgress', 'supportDone', 'returnSupport'];
const ownPart = (view: CaseView): string => view.support?.find(({ own, state }) => own && (state === 'asked' || state === 'acknowledged'))?.id ?? '';

/** What a form starts with: the unit the rules suggest, the words of the report for a redacted version. */
export function freshDraft(action: StaffAction, view: CaseView): Draft {
  if (action === 'release') return { ...EMPTY_DRAFT, text: view.release?.text ?? view.text ?? '', chosenPhotoIds: view.release?.photoIds ?? [] };
  if (action === 'split') return { ...EMPTY_DRAFT, text: view.text ?? spokenWords(view) };
  if (OWN_PART.includes(action)) return { ...EMPTY_DRAFT, partId: ownPart(view) };
  if (action === 'transcribe') return transcriptDraft(toWriteDown(view));
  if (action !== 'acceptAndDispatch' && action !== 'dispatch') return EMPTY_DRAFT;
  const unit = view.suggestion?.unit;
  return unit && unit.id !== view.station.id ? { ...EMPTY_DRAFT, unitId: unit.id, unitName: unit.name } : EMPTY_DRAFT;
}

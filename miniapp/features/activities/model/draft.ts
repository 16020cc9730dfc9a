import type { RequestOf } from '@shared/contract';
import { ACTIVITY } from '@shared/copy/activities';
import type { Risk } from '@shared/domain/activities/states';
import { addDays, type Day, dayNumber, dayOf, momentOn, weekdayOf } from '@shared/domain/kernel/days';
import { timeWords } from '@/ui';
import type { Skill } from '@shared/domain/volunteers/profile';
import type { ChosenPlace } from '@/platform/location';
import type { Activity } from './words';

type Body = RequestOf<'POST /activities'>['body'];
export interface RoleDraft {
  readonly name: string;
  readonly places: string;
  readonly skills: readonly Skill[];
  readonly paid: boolean;
}
/** Choices of the form: years, hours, hours. */
export const AGES = ['8', '14', '16', '18'] as const;
export const CLOSES = ['0', '2', '24', '48'] as const;
export const CANCELS = ['0', '2', '24', '48'] as const;
/** The usual ones, and the one that stands where another program wrote it: nothing is changed by opening a form. */
export const withOwn = (usual: readonly string[], own: string): string[] => [...new Set([...usual, own])].sort((a, b) => Number(a) - Number(b));
/** What the station or a team is writing of an activity. */
export interface Draft {
  readonly title: string;
  readonly text: string;
  readonly where: string;
  readonly point: ChosenPlace['point'] | null;
  readonly meet: string;
  readonly bring: string;
  readonly firstOn: string;
  readonly from: string;
  readonly to: string;
  readonly weekly: boolean;
  readonly weekdays: readonly number[];
  readonly until: string;
  readonly roles: readonly RoleDraft[];
  readonly risk: Risk;
  readonly insurance: string;
  readonly visit: boolean;
  readonly minAge: string;
  readonly closes: string;
  readonly cancels: string;
  /** From which day on one signs up; null: as soon as it is published. */
  readonly opensOn: string | null;
  /** Empty: of no project. */
  readonly projectId: string;
}
export const EMPTY: Draft = { title: '', text: '', where: '', point: null, meet: '', bring: '', firstOn: '', from: '', to: '', weekly: false, weekdays: [], until: '', roles: [{ name: '', places: '', skills: [], paid: false }], risk: 'plain', insurance: '', visit: false, minAge: '8', closes: '0', cancels: '24', opensOn: null, projectId: '' };

/** A draft or a published activity, as it begins the form. */
export function draftOf(view: Activity): Draft {
  const [first] = view.shifts;
  const [start, end] = [new Date(first?.startsAt ?? 0), new Date(first?.endsAt ?? 0)];
  const days = view.shifts.map(({ startsAt }) => dayOf(new Date(startsAt))).sort();
  const weekly = days.length > 1;
  return {
    ...EMPTY, weekly, weekdays: weekly ? [...new Set(days.map((day) => weekdayOf(dayNumber(day))))].sort() : [], until: weekly ? (days[days.length - 1] ?? '') : '', minAge: `${view.minAge}`, closes: `${view.closesHours}`, cancels: `${view.cancelHours}`, opensOn: view.opensAt ? dayOf(new Date(view.opensAt)) : null, projectId: view.project?.id ?? '',
    title: view.title, text: view.text, where: view.where, point: view.point, meet: view.meet ?? '', bring: view.bring, firstOn: first ? dayOf(start) : '', from: first ? timeWords(start) : '', to: first ? timeWords(end) : '',
    roles: view.roles.map(({ name, places, skills, paid }) => ({ name, places: `${places}`, skills, paid })), risk: view.risk, insurance: view.insurance ?? '', visit: view.visit,
  };
}

/** As people write it, 9:00 too, and as a published one is shown. */
const TIME = /^([01]?\d|2[0-3])[:：][0-5]\d$/;
/** As the contract has it: 09:00. */
const clock = (time: string): string => time.replace('：', ':').padStart(5, '0');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const numbered = (places: string): boolean => /^\d{1,3}$/.test(places) && Number(places) >= 1 && Number(places) <= 200;

/** What is missing, one sentence each; empty when it can be sent. `changing`: times stay as they are. */
export function missingIn(draft: Draft, changing: boolean): { readonly id: string; readonly label: string }[] {
  const { form } = ACTIVITY;
  const role = draft.roles.findIndex(({ name, places }) => name.trim() === '' || !numbered(places));
  return [
    draft.title.trim() === '' && { id: 'title', label: `写上叫什么，${form.titleHint}` },
    draft.text.trim() === '' && { id: 'text', label: '写上做什么，要注意什么' },
    draft.where.trim() === '' && { id: 'where', label: `写上在哪里，${form.whereHint}` },
    !changing && draft.point === null && { id: 'point', label: '在地图上选一个地方' },
    !changing && !DAY.test(draft.firstOn) && { id: 'firstOn', label: `写上哪一天，${form.dayHint}` },
    !changing && !(TIME.test(draft.from) && TIME.test(draft.to)) && { id: 'from', label: `写上几点到几点，${form.timeHint}` },
    !changing && draft.weekly && (draft.weekdays.length === 0 || !DAY.test(draft.until)) && { id: 'until', label: '每周都有的，选哪几天、办到哪一天' },
    draft.opensOn === '' && { id: 'opensOn', label: '选一个开始报名的日子，或者关上这一项' },
    role >= 0 && { id: 'roles', label: `${form.role(role + 1)}写上叫什么、要几个人` },
    draft.risk === 'dangerous' && draft.insurance.trim() === '' && { id: 'insurance', label: '有危险的，写上买了哪一份保险' },
  ].flatMap((one) => one || []);
}

const rolesOf = ({ roles }: Draft): Body['roles'] => roles.map(({ name, places, skills, paid }) => ({ name: name.trim(), places: Number(places), skills: [...skills], paid }));
/** What is sent for an activity; only when nothing is missing. */
export function bodyOf(draft: Draft): Omit<Body, 'teamId'> {
  const { title, text, where, meet, bring, risk, insurance, visit } = draft;
  const until = draft.weekly ? draft.until : null;
  return {
    title, text, where, meet, bring, risk, insurance, visit, point: draft.point ?? { lng: 0, lat: 0, system: 'gcj02' }, roles: rolesOf(draft), minAge: Number(draft.minAge), closesHours: Number(draft.closes), cancelHours: Number(draft.cancels), opensAt: draft.opensOn ? momentOn(dayNumber(draft.opensOn as Day), 0).toISOString() : null, projectId: draft.projectId || null,
    when: { firstOn: draft.firstOn, from: clock(draft.from), to: clock(draft.to), weekdays: draft.weekly ? [...draft.weekdays] : [], until },
  };
}
export const changeOf = (draft: Draft) => ({ title: draft.title, text: draft.text, where: draft.where, meet: draft.meet, bring: draft.bring, roles: rolesOf(draft) });
/** The days that are offered before somebody types one: the next Saturday, and the one after. */
export function nextSaturdays(now: Date): string[] {
  const today = dayOf(now);
  const days = Array.from({ length: 14 }, (_, ahead) => addDays(today, ahead + 1));
  return days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 6);
}

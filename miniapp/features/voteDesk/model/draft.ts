import type { ResponseOf } from '@/api';
import { DAY_MINUTES } from '@/ui/ballots/times';
import { VOTE_LIMITS, type VoteBallot, type VoteLeast, type VotePreset, type VoteUnit } from '@shared/domain/votes/drafts';
import type { VoteMethod } from '@shared/domain/votes/rules';
import type { VoteView } from './views';

export type NewVote = ResponseOf<'GET /votes/new'>;
/** What is being written of a vote; numbers as they were typed. */
export interface Draft {
  readonly method: VoteMethod;
  readonly preset: VotePreset;
  readonly unit: VoteUnit;
  readonly title: string;
  readonly text: string;
  readonly clauseIds: readonly string[];
  readonly options: readonly { readonly id: string; readonly label: string; readonly cost: string }[];
  readonly k: string;
  readonly seats: string;
  readonly amount: string;
  readonly least: VoteLeast;
  /** How long after it is frozen it opens, and how long it lasts; whole minutes of the server's clock. */
  readonly opensIn: string;
  readonly lasts: string;
  readonly scrutineerIds: readonly string[];
  readonly ballot: VoteBallot;
  /** Of a secret vote: below so many nothing is opened. */
  readonly minBallots: string;
  readonly publish: 'open' | 'committed';
  readonly paper: boolean;
  readonly binding: boolean;
}
const LETTERS = 'abcdefghijklmnopqrst';
/** The next id of an option that is written here. */
export const nextOption = (options: Draft['options']): Draft['options'][number] => ({ id: [...LETTERS].find((id) => !options.some((option) => option.id === id)) ?? 'z', label: '', cost: '' });

export function emptyDraft({ title, clauses, options, hasRoll, units, binding }: NewVote): Draft {
  const unit: VoteUnit = units[0] ?? 'person';
  return {
    method: clauses.length === 0 ? 'approval' : 'yesno', preset: unit === 'owner' && clauses.length > 0 ? 'owners' : 'body', unit, title, text: '', clauseIds: clauses.map(({ id }) => id), options: options.map(({ id, label, cost }) => ({ id, label, cost: cost === undefined ? '' : String(cost) })), k: '1', seats: '1', amount: '', least: 'any',
    opensIn: '0', lasts: hasRoll ? String(7 * DAY_MINUTES) : '120', scrutineerIds: [], ballot: 'named', minBallots: String(VOTE_LIMITS.minUsual), publish: 'committed', paper: hasRoll, binding: binding.includes(unit),
  };
}
/** A draft that was saved before, to be changed. Times that were given as moments are chosen anew. */
export function draftOf(view: VoteView, about: NewVote): Draft {
  return {
    ...emptyDraft(about), method: view.method, preset: view.preset, unit: view.unit, title: view.title, text: view.text, clauseIds: view.clauseIds, options: view.options.map(({ id, label, cost }) => ({ id, label, cost: cost === undefined ? '' : String(cost) })), k: String(view.rule.k ?? 1), seats: String(view.rule.seats ?? 1), amount: view.rule.amount === undefined ? '' : String(view.rule.amount),
    least: view.least, scrutineerIds: view.scrutineers.map(({ id }) => id), ballot: view.ballot, minBallots: String(view.secret?.minBallots ?? VOTE_LIMITS.minUsual), publish: view.publish, paper: view.paper, binding: view.binding,
    ...(view.times ? { opensIn: String(view.times.opensIn), lasts: String(view.times.lasts) } : {}),
  };
}
/** Whether a vote may be secret: everybody's ballot weighs the same. */
export const maySecret = ({ unit, preset }: Pick<Draft, 'unit' | 'preset'>): boolean => unit !== 'owner' && preset !== 'owners' && preset !== 'ownersSpecial';
/** As it is sent; when it is to be counts from the freeze, by the server's clock. */
export function sentDraft(draft: Draft) {
  const { opensIn, lasts, options, k, seats, amount, clauseIds, scrutineerIds, publish, ballot: asked, minBallots, ...said } = draft;
  const ballot = maySecret(draft) ? asked : 'named';
  const whole = (text: string): number => Math.max(1, Math.round(Number(text) || 1));
  return {
    ...said, ballot, minBallots: Math.max(VOTE_LIMITS.minBallots, whole(minBallots)), ...(ballot === 'named' ? { publish } : {}), clauseIds: [...clauseIds], scrutineerIds: [...scrutineerIds], k: whole(k), seats: whole(seats), amount: whole(amount), times: { opensIn: Number(opensIn), lasts: Number(lasts) },
    options: draft.method === 'yesno' ? [] : options.filter(({ label }) => label.trim() !== '').map(({ id, label, cost }) => ({ id, label, ...(draft.method === 'budget' || Number(cost) > 0 ? { cost: whole(cost) } : {}) })),
  };
}
/** What is still missing, in a sentence; null when it can be saved. */
export function missingIn({ title, text, clauseIds, method, options, scrutineerIds }: Draft, { clauses }: Pick<NewVote, 'clauses'>): string | null {
  if (title.trim() === '' || text.trim() === '') return '问什么、说清楚，两样都写上';
  if (clauses.length === 0 && method === 'yesno') return '通报里只有方案，没有条款：改成从方案里选';
  if (clauseIds.length === 0 && clauses.length > 0) return '选一下表决哪一条';
  if (method !== 'yesno' && options.filter(({ label }) => label.trim() !== '').length < 2) return '选项至少写两个';
  return scrutineerIds.length === 2 ? null : '监票人选两位';
}

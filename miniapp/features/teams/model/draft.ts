import type { RequestOf } from '@shared/contract';
import { TEAM } from '@shared/copy/volunteerTeams';
import type { TeamField } from '@shared/domain/volunteerTeams/states';
import type { Skill } from '@shared/domain/volunteers/profile';
import type { Team } from './words';

/** What somebody is writing of a team. */
export interface TeamDraft {
  readonly name: string;
  readonly aim: string;
  readonly does: string;
  readonly fields: readonly TeamField[];
  readonly skills: readonly Skill[];
  readonly unitId: string | null;
}
export const draftOf = (known: Team | null): TeamDraft => ({ name: known?.name ?? '', aim: known?.aim ?? '', does: known?.does ?? '', fields: known?.fields ?? [], skills: known?.skills ?? [], unitId: known?.unitId ?? null });

/** What is missing, one sentence each; empty when it can be sent. */
export function missingIn({ name, aim, does, fields }: TeamDraft): { readonly id: string; readonly label: string }[] {
  return [
    name.trim() === '' && { id: 'name', label: `写上队名，${TEAM.form.nameHint}` },
    aim.trim() === '' && { id: 'aim', label: `写一句为了什么，${TEAM.form.aimHint}` },
    does.trim() === '' && { id: 'does', label: `写上做什么，${TEAM.form.doesHint}` },
    fields.length === 0 && { id: 'fields', label: '选一选是哪一方面' },
  ].flatMap((one) => one || []);
}
export const saidBy = ({ name, aim, does, fields, skills, unitId }: TeamDraft): Omit<RequestOf<'POST /volunteer-teams'>['body'], 'station'> => ({ teamName: name, aim, does, fields: [...fields], skills: [...skills], unitId });

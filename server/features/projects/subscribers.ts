import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Subscriber } from '../../jobs/types';
import { markUsed, startChecks, waiveChecks } from '../files';
import { carryRound } from './commands/rounds';
import { projectEvent, roundEvent } from './events';
import { projectsById } from './queries';

/** Keeps the pictures of a project, has those of residents checked, and answers for those that a unit put on record. */
export const keepProjectFiles: Subscriber = {
  name: 'projects.keepFiles',
  types: (['propose', 'edit', 'report'] as const).map(projectEvent),
  async handle({ type, source }, deps) {
    const doc = (await projectsById(deps, [source.id])).get(source.id);
    if (!doc) return;
    await markUsed(deps, doc.fileIds);
    const onRecord = doc.steps.flatMap(({ photoIds }) => photoIds);
    if (type === projectEvent('report')) await waiveChecks(deps, onRecord);
    else await startChecks(deps, doc.photoIds);
  },
};

/** Carries out what a round decided where its request or task ended in between. */
export const carryRounds: Subscriber = {
  name: 'projects.carryRounds',
  types: (['open', 'count', 'cancel'] as const).map(roundEvent),
  async handle({ source }, deps) {
    try {
      await carryRound(deps, source.id);
    } catch (error) {
      // A round that is gone asks for nothing.
      if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    }
  },
};

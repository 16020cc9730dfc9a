import { INTENT_EVENTS, type ThreadKind } from '../../../shared/domain/threads/kinds';
import type { Subscriber } from '../../jobs/types';
import { carryOut } from './commands/carryOut';

/** Carries out conversions whose request ended before they were made. */
export const conversions: Subscriber = {
  name: 'threads.conversions',
  types: Object.values(INTENT_EVENTS).flat(),
  async handle({ source }, deps) {
    await carryOut(deps, { kind: source.kind as ThreadKind, id: source.id });
  },
};

import type { DomainEvent, Subscriber } from '../../jobs/types';
import { administrators } from '../identity';
import { CHANNEL_DEAD, DELIVERY_GIVEN_UP, STUCK_TODAY } from '../integrations';
import { YEAR_MISSING } from '../settings';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type About = Pick<MessageDoc, 'kind' | 'unitId' | 'year' | 'stuck'>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function aboutOf({ type, data }: DomainEvent): About {
  switch (type) {
    case CHANNEL_DEAD:
      return { kind: 'adminChannelDead', unitId: text(data.unit) };
    case DELIVERY_GIVEN_UP:
      return { kind: 'adminGaveUp', unitId: text(data.unit) };
    case STUCK_TODAY:
      return { kind: 'adminStuck', stuck: { channels: number(data.channels), waiting: number(data.waiting), givenUp: number(data.givenUp), why: (text(data.why) ?? '').split(',').filter(Boolean) } };
    default:
      return { kind: 'adminYearMissing', year: typeof data.year === 'number' ? data.year : null };
  }
}

/** Tells the administrators of the district what only they can mend. */
export const toAdministrators: Subscriber = {
  name: 'notifications.administrators',
  types: [YEAR_MISSING, CHANNEL_DEAD, DELIVERY_GIVEN_UP, STUCK_TODAY],
  async handle(event, deps) {
    const people = await administrators(deps);
    await putIntoInboxes(deps, event, people.map((personId) => ({ personId, caseId: null, entryId: null, ...aboutOf(event) })));
  },
};

import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import type { RollLine, RollSource, RollUnit, VoteBases, VoteBasis } from '../../platform/votes';
import { membersNow } from '../bodies';
import { getPeople } from '../identity';
import { loadTopic } from '../topics';
import { refuse } from './step';

/** The seats of a body that hold today, each person once; a member who gave a proxy in writing has it on the line. A body has no owners. */
export const bodyRoll: RollSource = {
  kind: 'body',
  async lines(deps, bodyId, unit) {
    if (unit === 'owner') refuse('voteRollUnit');
    const seats = await membersNow(deps, [bodyId]);
    const people = await getPeople(deps, seats.map(({ personId }) => personId));
    const first = seats.filter(({ personId }, at) => seats.findIndex((one) => one.personId === personId) === at);
    return first.map((seat): RollLine => ({ ref: seat._id, area: 0, voterId: seat.personId, label: people.get(seat.personId)?.name ?? '', building: null, proxy: seat.proxy ? { personId: seat.proxy.personId, from: seat.proxy.from, to: seat.proxy.to, limits: seat.proxy.limits } : null }));
  },
};

/** An adopted topic is voted on as it was raised; it names no options. */
export const topicBasis: VoteBases = {
  kind: 'topic',
  async load(deps, id) {
    const { _id, bodyId, title, text, state } = await loadTopic(deps, id);
    return { kind: 'topic', id: _id, bodyId, title, clauses: [{ id: 'topic', words: `${title}：${text}` }], options: [], rollId: null, ready: state === 'adopted' };
  },
};

/** What a vote is to be about. `not_found`. */
export async function loadBasis(deps: Deps, { kind, id }: Pick<VoteBasis, 'kind' | 'id'>): Promise<VoteBasis> {
  const bases = deps.hooks.voteBases.find((one) => one.kind === kind);
  if (!bases) throw new DomainError('not_found');
  return bases.load(deps, id);
}

/** Lines as they stand now: of the roll that the notice named, else the seats of the body. */
export function rollLines(deps: Deps, { rollId, bodyId }: { readonly rollId: string | null; readonly bodyId: string }, unit: RollUnit): Promise<readonly RollLine[]> {
  const source = deps.hooks.rollSources.find(({ kind }) => kind === (rollId === null ? 'body' : 'roll'));
  return source ? source.lines(deps, rollId ?? bodyId, unit) : refuse('voteRollNone');
}

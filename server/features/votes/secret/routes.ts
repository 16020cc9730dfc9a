import { DomainError } from '../../../../shared/domain/kernel/errors';
import { VOTE_HIDDEN } from '../../../../shared/domain/votes/states';
import type { HandlerTable } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { countBox } from '../commands/boxes';
import { castSecret } from '../commands/castSecret';
import { saySample } from '../commands/sample';
import { issueToken } from '../commands/token';
import { authoriseScrutineer, authoriseWatch } from '../policy';
import { consistencyOf, inclusionOf } from '../proofs';
import { loadVote } from '../queries';
import type { Frozen } from '../taking';
import { presentBoxes, presentSamples } from './presenter';

async function frozenVote(deps: Deps, id: string): Promise<Frozen> {
  const doc = await loadVote(deps, id);
  if (VOTE_HIDDEN.includes(doc.state) || !doc.frozen) throw new DomainError('not_found');
  return doc as Frozen;
}

/** Routes that only secret votes have, and proofs of any board. */
export const secretHandlers: HandlerTable = {
  'POST /votes/:id/token': ({ params, body, viewer }, deps) => issueToken(deps, params.id, viewer.personId, body),
  'POST /cast/:vote': ({ params, body }, deps) => castSecret(deps, params.vote, body),
  'GET /votes/:id/samples': async ({ params, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseWatch(deps, viewer, doc);
    return presentSamples(deps, doc);
  },
  'POST /votes/:id/sample-said': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseWatch(deps, viewer, doc);
    await saySample(deps, doc, viewer.personId, body);
    return presentSamples(deps, doc);
  },
  'GET /votes/:id/paper-counts': async ({ params, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseWatch(deps, viewer, doc);
    return presentBoxes(deps, doc, viewer.personId);
  },
  'POST /votes/:id/paper-count': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseScrutineer(deps, viewer, doc);
    await countBox(deps, doc, viewer.personId, body);
    return presentBoxes(deps, doc, viewer.personId);
  },
  'GET /votes/:id/proof/inclusion': async ({ params, query }, deps) => inclusionOf(deps, await frozenVote(deps, params.id), query),
  'GET /votes/:id/proof/consistency': async ({ params, query }, deps) => consistencyOf(deps, await frozenVote(deps, params.id), query),
};

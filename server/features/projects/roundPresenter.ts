import type { ResponseOf } from '../../../shared/contract';
import { PROJECT_RULE_WORDS } from '../../../shared/copy/projects';
import { maySpread } from '../../../shared/domain/files/checks';
import { ruleAgainstChoose } from '../../../shared/domain/projects/rules';
import type { Deps } from '../../platform/deps';
import { photoViews } from '../files';
import { getUnits, presentStation } from '../organisation';
import type { RoundDoc } from './document';
import { worksAt } from './policy';
import type { Looker } from './presenter';
import { candidatesOf, choiceOf } from './queries';

export type RoundSeen = ResponseOf<'GET /project-rounds/:id'>;

/** One round as somebody sees it: their own choice alone, and how many chose which only after the count. */
export async function presentRound(deps: Deps, round: RoundDoc, person: Looker): Promise<RoundSeen> {
  const now = deps.clock.now();
  const candidates = await candidatesOf(deps, round);
  const [units, photos, mine] = await Promise.all([
    getUnits(deps, [round.communityId, round.station]), photoViews(deps, candidates.flatMap(({ release }) => release?.photoIds ?? [])), choiceOf(deps, round._id, person.personId),
  ]);
  const over = round.state !== 'open' || round.closesAt <= now;
  const rule = ruleAgainstChoose({ level: person.level ?? 0, neighbour: person.neighbourOf.includes(round.communityId) }, { over, candidates: candidates.map(({ _id }) => _id), picks: round.picks }, []);
  const counted = round.state === 'counted';
  return {
    id: round._id, revision: round.revision, state: round.state, title: round.title, community: { id: round.communityId, name: units.get(round.communityId)?.name ?? '' },
    station: await presentStation(deps, units.get(round.station) ?? { id: round.station, name: '', phone: '', hours: '' }), openedAt: round.openedAt.toISOString(), closesAt: round.closesAt.toISOString(), over,
    picks: round.picks, builds: round.builds, quorum: round.quorum,
    candidates: candidates.map((doc) => ({
      id: doc._id, title: doc.release?.title ?? '', place: doc.release?.place ?? '', need: doc.release?.need ?? '', kind: doc.kind, budgetFen: doc.budgetFen,
      thumbUrl: doc.release?.photoIds.map((id) => photos.get(id)).find((photo) => photo && maySpread(photo.check))?.thumbUrl ?? null,
      count: counted ? (round.result?.find(({ projectId }) => projectId === doc._id)?.count ?? 0) : null, won: counted ? round.won.includes(doc._id) : null,
    })),
    people: counted ? round.people : null, mine, may: rule === null, why: rule === null || rule === 'roundOver' ? null : PROJECT_RULE_WORDS[rule], reason: round.reason, mayCancel: round.state === 'open' && worksAt(person, round.station),
  };
}

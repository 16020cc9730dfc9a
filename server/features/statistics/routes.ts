import { DomainError } from '../../../shared/domain/kernel/errors';
import type { ResponseOf } from '../../../shared/contract';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { around, latestOf, presentAround, presentMatter } from '../cases';
import { emergenciesFor, presentEmergencyCards } from '../emergencies';
import { currentFor, keysOf, onHome, presentNoticeRows } from '../notices';
import { getUnit } from '../organisation';
import { roundFor } from '../projects';
import { figurePage } from './figurePage';
import { returnsPage } from './returnsPage';
import { accountOf, type Account } from './queries';
import { wishPage } from './wishPage';
import { prepareWishRegister } from './wishRegister';
import { wishYear } from './wishYear';

/** Rows of 「身边办好的事」 on the first page. */
const SOLVED = 3;
/** Notices there; all of them are one press away. */
const NOTICES = 3;

function presentAccount(account: Account): NonNullable<ResponseOf<'GET /home'>['account']> {
  return { ...account, asOf: account.asOf.toISOString() };
}

/** Notices that stand on the first page: read once in five seconds for everybody who lives in the same place. */
async function noticesOf(deps: Deps, personId: string): Promise<ResponseOf<'GET /home'>['notices']> {
  const rows = onHome(await currentFor(deps, await keysOf(deps, personId)), deps.clock.now(), NOTICES);
  return rows.length === 0 ? [] : presentNoticeRows(deps, rows, personId);
}

const emergenciesOf = async (deps: Deps, { personId, homeCommunityId }: Pick<Viewer, 'personId' | 'homeCommunityId'>): Promise<ResponseOf<'GET /home'>['emergencies']> => presentEmergencyCards(deps, await emergenciesFor(deps, await keysOf(deps, personId)), homeCommunityId);

async function home({ viewer }: Call<'GET /home'>, deps: Deps): Promise<ResponseOf<'GET /home'>> {
  const communityId = viewer.homeCommunityId;
  const [{ matter, counts }, notices, emergencies, round, solved, account] = await Promise.all([
    latestOf(deps, viewer.personId),
    noticesOf(deps, viewer.personId),
    emergenciesOf(deps, viewer),
    roundFor(deps, viewer),
    communityId === null ? [] : around(deps, { communityId, solved: 'yes', limit: SOLVED }).then(({ items }) => presentAround(deps, items, true)),
    communityId === null ? null : accountOf(deps, communityId).then(presentAccount),
  ]);
  return { matter: matter && (await presentMatter(deps, matter)), counts, notices, emergencies, round: round && { id: round._id, title: round.title, closesAt: round.closesAt.toISOString() }, solved, account };
}

export const handlers: HandlerTable = {
  'GET /home': home,
  // Open to everybody with a session: a community's account is not a secret and ranks nobody.
  'GET /communities/:id/account': async ({ params }, deps) => {
    const community = await getUnit(deps, params.id);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    return presentAccount(await accountOf(deps, community.id));
  },
  'GET /figures': ({ viewer, query }, deps) => figurePage(deps, viewer, query),
  'GET /workbench/wish-figures': ({ viewer, query }, deps) => wishPage(deps, viewer, query),
  'POST /workbench/wish-registers': ({ viewer, body }, deps) => prepareWishRegister(deps, viewer, body),
  'GET /wishes/year': ({ viewer, query }, deps) => wishYear(deps, viewer, query),
  'GET /figures/returns': ({ viewer, query }, deps) => returnsPage(deps, viewer, query.levelId),
};

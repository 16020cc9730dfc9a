import type { ParsedOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited } from '../audit';
import { confirmCorrection, correctLine } from './commands/correct';
import { matchHolder, rollRow, unmatchHolder } from './commands/match';
import { endDelegate, giveDelegate, nameOnPaper } from './commands/speak';
import type { LineDoc, RollDoc } from './document';
import { presentLine, presentLines, type LineView } from './linePresenter';
import { authoriseKeeper, type Keeper } from './policy';
import { presentOwn, type OwnLine } from './presenter';
import { linePage, loadLine, loadRoll } from './queries';

type StepName = 'match' | 'unmatch' | 'correct' | 'confirm' | 'delegate' | 'delegate-end' | 'name-on-paper';
type StepKey = `POST /rolls/:id/lines/:ref/${StepName}`;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** Names are read here: it leaves a row in the audit log, once an hour. */
async function seen(deps: Deps, viewer: Viewer, id: string): Promise<{ roll: RollDoc; keeper: Keeper }> {
  const roll = await loadRoll(deps, id);
  const keeper = authoriseKeeper(viewer, roll);
  // While it is being written there is nothing to read: half of a roll is none.
  if (roll.state === 'writing') throw new DomainError('not_found');
  await audited(deps, { ...rollRow(roll, keeper, 'membersSeen', null, ''), once: 'hour' });
  return { roll, keeper };
}
/** load → authorise → command → present, the same for everything the station does to a line. */
const onLine = <K extends StepKey>(command: (deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: BodyOf<K> & { readonly key: string }) => Promise<LineDoc>) => async ({ params, body, key, viewer }: StepCall<K>, deps: Deps): Promise<LineView> => {
  const { roll, keeper } = await seen(deps, viewer, params.id);
  const line = await loadLine(deps, roll._id, params.ref);
  return presentLine(deps, roll, await command(deps, roll, line, keeper, { ...body, key }), viewer.personId);
};

/** The line as the co-owner sees it who has just named the voter. */
export async function presentNamed(deps: Deps, line: LineDoc, personId: string): Promise<OwnLine> {
  const [own] = await presentOwn(deps, [line], personId);
  if (!own) throw new DomainError('not_found');
  return own;
}

export const lineHandlers: HandlerTable = {
  'GET /rolls/:id/lines': async ({ viewer, params, query }, deps) => {
    const { roll } = await seen(deps, viewer, params.id);
    const { items, next } = await linePage(deps, roll._id, query);
    return { items: await presentLines(deps, roll._id, items), next };
  },
  'GET /rolls/:id/lines/:ref': async ({ viewer, params }, deps) => {
    const { roll } = await seen(deps, viewer, params.id);
    return presentLine(deps, roll, await loadLine(deps, roll._id, params.ref), viewer.personId);
  },
  'POST /rolls/:id/lines/:ref/match': onLine<'POST /rolls/:id/lines/:ref/match'>(matchHolder),
  'POST /rolls/:id/lines/:ref/unmatch': onLine<'POST /rolls/:id/lines/:ref/unmatch'>(unmatchHolder),
  'POST /rolls/:id/lines/:ref/correct': onLine<'POST /rolls/:id/lines/:ref/correct'>(correctLine),
  'POST /rolls/:id/lines/:ref/confirm': onLine<'POST /rolls/:id/lines/:ref/confirm'>(confirmCorrection),
  'POST /rolls/:id/lines/:ref/delegate': onLine<'POST /rolls/:id/lines/:ref/delegate'>(giveDelegate),
  'POST /rolls/:id/lines/:ref/delegate-end': onLine<'POST /rolls/:id/lines/:ref/delegate-end'>(endDelegate),
  'POST /rolls/:id/lines/:ref/name-on-paper': onLine<'POST /rolls/:id/lines/:ref/name-on-paper'>(nameOnPaper),
};

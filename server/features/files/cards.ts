import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import type { CardKind } from '../../platform/wechat';
import { addressForCheck } from './checkable';
import { Files, type FileDoc, type PhotoCard } from './model';
import { forgetPhotos } from './queries';

type Row = Pick<FileDoc, '_id' | 'card'>;
const KINDS: readonly CardKind[] = ['idcard', 'bankcard'];

/** Whether this deployment can have photos looked at: the service is switched on, and WeChat has an address to fetch from. */
const canLook = (deps: Deps): boolean => deps.config.wechat.app !== null && deps.config.wechat.cards && publicBase(deps) !== null;

/** One card seen is enough; that there is none needs both to say so. */
async function look(deps: Deps, id: string): Promise<PhotoCard> {
  const address = addressForCheck(deps, id);
  const answers = await Promise.all(KINDS.map((kind) => deps.wechat.seesCard(kind, address)));
  const seen = KINDS.find((_, at) => answers[at]?.ok && answers[at].value);
  if (seen) return seen;
  return answers.every(({ ok }) => ok) ? 'none' : 'unasked';
}

/** Asked once for a photo and kept with it: only which card it is, never what stands on it. What could not be asked is asked again. */
async function cardOf(deps: Deps, { _id, card }: Row): Promise<PhotoCard> {
  if (card && card !== 'unasked') return card;
  const seen = await look(deps, _id);
  await Files(deps).updateOne({ _id }, { $set: { card: seen } });
  forgetPhotos(deps, [_id]);
  return seen;
}

/**
 * Which of some photos show an identity or a bank card, by id. Where WeChat cannot be asked, none do: the station looks
 * before anything is published, and is told which ones nobody has looked at (`unread` of `FileViews`).
 */
export async function cardsIn(deps: Deps, ids: readonly string[]): Promise<Map<string, CardKind>> {
  if (ids.length === 0 || !canLook(deps)) return new Map();
  const rows = await Files(deps).find({ _id: { $in: [...ids] }, state: 'stored', kind: { $ne: 'voice' } }, { card: 1 }).lean<Row[]>();
  const seen = await Promise.all(rows.map(async (row) => [row._id, await cardOf(deps, row)] as const));
  return new Map(seen.flatMap(([id, card]) => (card === 'idcard' || card === 'bankcard' ? [[id, card] as const] : [])));
}

/** Lets no photo with an identity or a bank card through. `rule_refused` photoCard. */
export async function refuseCards(deps: Deps, ids: readonly string[]): Promise<void> {
  if ((await cardsIn(deps, ids)).size > 0) throw new DomainError('rule_refused', { rule: 'photoCard' });
}

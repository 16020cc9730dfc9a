import type { Deps } from '../../platform/deps';
import { createMemory } from '../../platform/memory';
import type { SecondDoc } from './document';
import { Seconds } from './model';
import { secondIdOf } from './queries';

/** How many second a topic, counted no further than its threshold (index `of_topic`): of a hundred thousand no more are read than decide. */
export const countSeconds = (deps: Deps, topicId: string, threshold: number): Promise<number> => Seconds(deps).countDocuments({ topicId }, { limit: threshold });

const shown = createMemory<number>(async (deps, keys) => {
  const count = async (key: string): Promise<[string, number]> => {
    const [topicId = '', threshold] = key.split(' ');
    return [key, await countSeconds(deps, topicId, Number(threshold))];
  };
  return new Map(await Promise.all(keys.map(count)));
});
interface Counted {
  readonly _id: string;
  readonly rules: { readonly procedure: { readonly threshold: number } };
}
const keyOf = ({ _id, rules }: Counted): string => `${_id} ${rules.procedure.threshold}`;
/** The numbers that pages show, at most five seconds old. */
export async function secondsShown(deps: Deps, docs: readonly Counted[]): Promise<Map<string, number>> {
  const found = await shown.get(deps, docs.map(keyOf));
  return new Map(docs.map((doc) => [doc._id, found.get(keyOf(doc)) ?? 0]));
}
/** Whoever has just tapped reads the number with themselves in it. */
export const forgetSeconds = (deps: Deps, doc: Counted): void => shown.forget(deps, [keyOf(doc)]);

/** Which of some topics somebody seconded. */
export async function secondedBy(deps: Deps, personId: string, topicIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await Seconds(deps).find({ _id: { $in: topicIds.map((id) => secondIdOf(id, personId)) } }, { topicId: 1 }).lean<Pick<SecondDoc, 'topicId'>[]>();
  return new Set(rows.map(({ topicId }) => topicId));
}

/** Rows read at once: a topic may have a hundred thousand. */
const BATCH = 1_000;
/** Seconders of a topic, batch by batch. */
export async function* secondersOf(deps: Deps, topicId: string): AsyncGenerator<SecondDoc[]> {
  for (let last = ''; ; ) {
    const rows = await Seconds(deps).find({ topicId, _id: { $gt: last } }).sort({ _id: 1 }).limit(BATCH).lean<SecondDoc[]>();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows[rows.length - 1]?._id ?? '';
  }
}

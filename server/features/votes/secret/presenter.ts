import type { ResponseOf } from '../../../../shared/contract';
import { noticeText } from '../../../../shared/domain/ballotBoard/notice';
import type { Deps } from '../../../platform/deps';
import { publicBase } from '../../../platform/links';
import { getPeople } from '../../identity';
import type { VoteDoc } from '../document';
import { rollUrl } from '../downloads';
import { VoteLines } from '../model';
import type { LineDoc } from '../document';
import { destroysFrom } from '../step';
import { boxesOf, handedIn, paperMarks } from './boxes';
import type { BoxDoc, SaidDoc } from './document';
import { IssuedLines, SampleSaid } from './model';

type Secret = NonNullable<ResponseOf<'GET /votes/:id'>['secret']>;
type Samples = ResponseOf<'GET /votes/:id/samples'>;
type PaperCounts = ResponseOf<'GET /votes/:id/paper-counts'>;

/** Text of the code that is printed for the stairwell; null without a public address, or before the freeze. */
export function noticeOf(deps: Deps, { _id, frozen }: VoteDoc): string | null {
  const base = publicBase(deps);
  return base && frozen ? noticeText(base, { id: _id, size: frozen.head.size, root: frozen.head.root, logKey: frozen.manifest.log_key_sha256 }) : null;
}

/** What only a secret vote has, as somebody may see it; null of a named one. Who asked for a ballot is counted for those who watch, until it is published. */
export async function presentSecret(deps: Deps, doc: VoteDoc, { acts, watches }: { readonly acts: boolean; readonly watches: boolean }): Promise<Secret | null> {
  if (doc.draft.ballot !== 'secret') return null;
  const { frozen, prepared, samples, result } = doc;
  const counts = frozen !== null && (watches || doc.state === 'published');
  const [issued, papers] = counts ? await Promise.all([IssuedLines(deps).countDocuments({ voteId: doc._id, b: { $ne: null } }), IssuedLines(deps).countDocuments({ voteId: doc._id, b: null })]) : [null, null];
  return {
    minBallots: doc.draft.minBallots, prepared: prepared ? { count: prepared.count, root: prepared.root, at: prepared.at.toISOString() } : null, rollUrl: (acts || watches) && (prepared ?? frozen) ? rollUrl(deps, doc._id) : null,
    lot: frozen?.lot ?? null, head: frozen ? { size: frozen.head.size, root: frozen.head.root, time: frozen.head.time } : null, notice: noticeOf(deps, doc), issued, papers,
    samples: samples.map(({ id, seed, lines, of, at }) => ({ id, seed, count: lines.length, of, at: at.toISOString() })), damaged: result?.damaged ?? null,
    keys: doc.voteKeys, destroyedAt: doc.destroyedAt?.toISOString() ?? null, due: doc.state === 'published' ? (destroysFrom(doc)?.toISOString() ?? null) : null,
  };
}

/** Samples with whom to call, by labels, and what was said. */
export async function presentSamples(deps: Deps, { _id: voteId, samples }: VoteDoc): Promise<Samples> {
  const ids = samples.flatMap(({ lines }) => lines);
  const [lines, said, names] = await Promise.all([VoteLines(deps).find({ _id: { $in: ids }, voteId }).lean<LineDoc[]>(), SampleSaid(deps).find({ voteId }).lean<SaidDoc[]>(), getPeople(deps, samples.map(({ by }) => by))]);
  const byId = new Map(lines.map((line) => [line._id, line]));
  const saidOf = new Map(said.map((row) => [row._id, row.said]));
  return { items: samples.map(({ id, seed, of, at, by, lines: drawn }) => ({ id, seed, of, at: at.toISOString(), by: names.get(by)?.name ?? '', items: drawn.map((line) => ({ line, label: byId.get(line)?.label ?? '', building: byId.get(line)?.building ?? null, said: saidOf.get(`${id}.${line}`) ?? null })) })) };
}

type Counted = PaperCounts['boxes'][number]['both'][number];
/** Boxes: one's own count always, the other's only where the two do not agree, so that each counts alone. */
export async function presentBoxes(deps: Deps, doc: VoteDoc, personId: string): Promise<PaperCounts> {
  const [boxes, marks] = await Promise.all([boxesOf(deps, doc._id), paperMarks(deps, doc)]);
  const names = await getPeople(deps, boxes.flatMap(({ entries }) => entries.map(({ by }) => by)));
  const counted = ({ by, handed, votes, invalid }: BoxDoc): Counted => ({ name: names.get(by)?.name ?? '', handed, votes: votes.map(({ choice, n }) => ({ choice: choice as Counted['votes'][number]['choice'], n })), invalid });
  return {
    marks: marks.length, handed: handedIn(boxes.filter(({ state }) => state === 'counted')),
    boxes: boxes.map(({ box, state, entries }) => {
      const mine = entries.find(({ by }) => by === personId);
      return { box, state, mine: mine ? counted(mine) : null, both: state === 'unequal' ? entries.map(counted) : [] };
    }),
  };
}

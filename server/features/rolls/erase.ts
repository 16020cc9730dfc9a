import { rewrite } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import { recount } from './commands/recount';
import type { LineDoc, ObjectionDoc } from './document';
import { RollLines, RollObjections } from './model';
import { sealWords } from './seal';

/** Takes somebody off a line: who stands there is known no more, whom co-owners named with them falls, and so does what they stood in for. */
const off = (personId: string) => (line: LineDoc) => {
  const holders = line.holders.map((one) => (one.personId === personId ? { ...one, personId: null, by: null, at: null } : one));
  const stood = line.holders.some((one) => one.personId === personId);
  const delegate = line.delegate?.personId === personId ? null : line.delegate;
  return { set: { holders, delegate, voter: stood ? null : line.voter, people: line.people.filter((id) => id !== personId), matched: line.developer || holders.every((one) => one.personId !== null) } };
};

/**
 * Off every line and nobody's proxy; what they objected loses its words, and waits for nobody. That an owner of that name has
 * the flat stays: the roll is of the register of deeds, and counts the whole.
 */
export const rollEraser: Eraser = {
  name: 'rolls',
  collections: ['rollLines', 'rollObjections'],
  async erase(deps: Deps, { personId }) {
    const lines = await RollLines(deps).find({ people: personId }, { rollId: 1 }).lean<Pick<LineDoc, '_id' | 'rollId'>[]>();
    for (const { _id } of lines) await rewrite<LineDoc>(RollLines(deps), _id, off(personId));
    for (const rollId of new Set(lines.map((line) => line.rollId))) await recount(deps, rollId);
    const said = await RollObjections(deps).find({ personId }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of said) {
      const gone = (of: 'text' | 'answer'): string => sealWords(deps, _id, of, GONE_WORDS);
      await rewrite<ObjectionDoc>(RollObjections(deps), _id, (doc) => (doc.contentHash === '' ? null : { set: { contentHash: '', text: gone('text'), answer: gone('answer'), ...(doc.state === 'open' ? { state: 'declined' as const } : {}) }, unset: ['nextCheckAt'] }));
    }
    return true;
  },
};

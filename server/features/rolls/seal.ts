import type { NamedHolder } from '../../../shared/domain/rolls/cells';
import type { Deps } from '../../platform/deps';
import type { HolderRow, LineDoc, ObjectionDoc, ProposalRow } from './document';

type Cipher = Pick<Deps, 'cipher'>;

/** What of a line names people: read by the station that keeps the roll, and one's own. */
export interface Named {
  readonly holders: readonly NamedHolder[];
  /** Who is written down as standing in, before the station has seen the paper. */
  readonly delegate: string | null;
}
const lineContext = (id: string): string => `rollLine:${id}`;
export const sealNames = ({ cipher }: Cipher, lineId: string, named: Named): string => cipher.encrypt(JSON.stringify(named), lineContext(lineId));
export const namesOf = ({ cipher }: Cipher, { _id, sealed }: Pick<LineDoc, '_id' | 'sealed'>): Named => JSON.parse(cipher.decrypt(sealed, lineContext(_id))) as Named;

/** Equal for the same name and number; without a number there is none, because namesakes are many. */
export const markOf = ({ cipher }: Cipher, { name, number }: NamedHolder): string | null => (number === null ? null : cipher.fingerprint(`roll holder\n${name}\n${number}`));
export const unknownHolder = (deps: Cipher, holder: NamedHolder): HolderRow => ({ mark: markOf(deps, holder), personId: null, by: null, at: null });

/** What a correction says: sealed, because it may name people. */
export interface Proposed {
  readonly area: number | null;
  readonly holders: readonly NamedHolder[] | null;
  readonly reason: string;
}
const proposalContext = (id: string): string => `rollProposal:${id}`;
export const sealProposal = ({ cipher }: Cipher, lineId: string, said: Proposed): string => cipher.encrypt(JSON.stringify(said), proposalContext(lineId));
export const proposalOf = ({ cipher }: Cipher, lineId: string, { sealed }: Pick<ProposalRow, 'sealed'>): Proposed => JSON.parse(cipher.decrypt(sealed, proposalContext(lineId))) as Proposed;

const reasonContext = (id: string): string => `rollReason:${id}`;
export const sealReason = ({ cipher }: Cipher, lineId: string, reason: string): string => cipher.encrypt(reason, reasonContext(lineId));
export const reasonOf = ({ cipher }: Cipher, lineId: string, sealed: string | null): string | null => (sealed === null ? null : cipher.decrypt(sealed, reasonContext(lineId)));

const wordsContext = (id: string, of: 'text' | 'answer'): string => `rollObjection:${id}:${of}`;
export const sealWords = ({ cipher }: Cipher, id: string, of: 'text' | 'answer', words: string): string => cipher.encrypt(words, wordsContext(id, of));
export const wordsOf = ({ cipher }: Cipher, { _id, text, answer }: Pick<ObjectionDoc, '_id' | 'text' | 'answer'>): { text: string; answer: string | null } => ({ text: cipher.decrypt(text, wordsContext(_id, 'text')), answer: answer === null ? null : cipher.decrypt(answer, wordsContext(_id, 'answer')) });

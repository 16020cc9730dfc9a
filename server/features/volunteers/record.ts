import { VOLUNTEER_TERMS } from '../../../config/catalogue/volunteers';
import type { ParsedOf } from '../../../shared/contract';
import { mobileNumber } from '../../../shared/domain/identity/phones';
import type { Day } from '../../../shared/domain/kernel/days';
import { documentNumber } from '../../../shared/domain/volunteers/documents';
import type { SkillFacts } from '../../../shared/domain/volunteers/profile';
import { birthOf, isMinor, ruleAgainstDocument, ruleAgainstGuardian, ruleAgainstSkills } from '../../../shared/domain/volunteers/rules';
import { phoneTail } from '../../platform/crypto/fieldCipher';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { ownPhoneOf } from '../identity';
import type { AgreedRow, ContactRow, VolunteerDoc } from './document';
import { rawDocuments } from './model';
import { refuse } from './step';

/** What a volunteer says of themselves. */
export type Words = Omit<ParsedOf<'POST /volunteers'>['body'], 'promise' | 'risk'>;
type Slot = 'emergency' | 'guardian';
/** Fields that follow from it. */
export type Said = Pick<VolunteerDoc, 'name' | 'document' | 'bornOn' | 'skills' | 'times' | 'languages' | 'avoids' | 'avoidText' | 'emergency' | 'guardian' | 'guardianSeen'>;
/** Whose record it is, and what stood in it before. */
export interface Known {
  readonly id: string;
  readonly personId: string;
  readonly before: Said;
}

/** A record in which nothing stands yet; and what goes when somebody leaves or is not taken on: all but the name under which hours are counted. */
export const ERASED = { document: null, bornOn: null, skills: [], times: [], languages: [], avoids: [], avoidText: '', emergency: null, guardian: null, guardianSeen: false } satisfies Omit<Said, 'name'>;

const contextOf = (id: string, what: 'document' | Slot): string => `volunteer:${id}:${what}`;
/** The number of a contact in full. */
export const openContact = (deps: Deps, id: string, slot: Slot, { sealed }: ContactRow): string => deps.cipher.decrypt(sealed, contextOf(id, slot));

async function fitContact(deps: Deps, { id, personId, before }: Known, slot: Slot, { name, relation, phone }: Words['emergency']): Promise<ContactRow> {
  const kept = before[slot];
  if (!phone) return kept ? { ...kept, name, relation } : refuse('volunteerContact');
  const number = mobileNumber(phone) ?? refuse('volunteerPhone');
  if (number === (await ownPhoneOf(deps, personId))) refuse('volunteerOwnPhone');
  return { name, relation, sealed: deps.cipher.encrypt(number, contextOf(id, slot)), tail: phoneTail(number) ?? '' };
}

/** Whose a document is, over the whole: the row's `_id` is its fingerprint. `rule_refused` volunteerDocumentTaken. */
export async function claimDocument(deps: Deps, mark: string, volunteerId: string): Promise<void> {
  try {
    await rawDocuments(deps).insertOne({ _id: mark, volunteerId });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const owner = await rawDocuments(deps).findOne({ _id: mark });
    if (owner?.volunteerId !== volunteerId) refuse('volunteerDocumentTaken');
  }
}

async function fitDocument(deps: Deps, { id, before }: Known, ask: Words['document'], today: Day): Promise<Pick<Said, 'document' | 'bornOn'>> {
  if (!ask) return before.document ? { document: before.document, bornOn: before.bornOn } : refuse('volunteerDocument');
  const given = { kind: ask.kind, number: documentNumber(ask.number), bornOn: ask.bornOn };
  const rule = ruleAgainstDocument(given, today, VOLUNTEER_TERMS);
  if (rule) refuse(rule);
  const mark = deps.cipher.fingerprint(`document:${given.kind}:${given.number}`);
  await claimDocument(deps, mark, id);
  return { document: { kind: given.kind, sealed: deps.cipher.encrypt(given.number, contextOf(id, 'document')), tail: given.number.slice(-4), mark }, bornOn: birthOf(given) };
}

/** Skills as said; what the station has seen stays seen while proof and day are the same. */
function fitSkills(before: readonly SkillFacts[], asked: Words['skills'], today: Day): SkillFacts[] {
  const skills = asked.map(({ skill, proof, until }) => ({ skill, proof: proof?.trim() || null, until }));
  const rule = ruleAgainstSkills(skills, today);
  if (rule) refuse(rule);
  return skills.map((one) => ({ ...one, seen: before.some(({ skill, proof, until, seen }) => seen && skill === one.skill && proof === one.proof && until === one.until) }));
}

/** Versions that somebody read; others than those in force are not agreed to. `rule_refused` volunteerTerms. */
export function fitAgreed({ promise, risk }: { readonly promise: string; readonly risk: string }, at: Date): AgreedRow {
  if (promise !== VOLUNTEER_TERMS.promise || risk !== VOLUNTEER_TERMS.risk) refuse('volunteerTerms');
  return { promise, risk, at };
}
export const termsDue = ({ agreed }: Pick<VolunteerDoc, 'agreed'>): boolean => agreed.promise !== VOLUNTEER_TERMS.promise || agreed.risk !== VOLUNTEER_TERMS.risk;

/** What somebody says, as it is kept: numbers sealed. `rule_refused` by the rules of document, skills, contacts and guardian. */
export async function fitWords(deps: Deps, known: Known, ask: Words, today: Day): Promise<Said> {
  const skills = fitSkills(known.before.skills, ask.skills, today);
  // Before a document is claimed: what else is wrong is told first.
  const emergency = await fitContact(deps, known, 'emergency', ask.emergency);
  const { document, bornOn } = await fitDocument(deps, known, ask.document, today);
  const minor = isMinor(bornOn, today, VOLUNTEER_TERMS);
  const rule = ruleAgainstGuardian(minor, ask.guardian);
  if (rule) refuse(rule);
  const guardian = minor && ask.guardian ? await fitContact(deps, known, 'guardian', ask.guardian) : null;
  const same = guardian !== null && guardian.sealed === known.before.guardian?.sealed && guardian.name === known.before.guardian.name;
  const { name, times, languages, avoids, avoidText } = ask;
  return { name, document, bornOn, skills, times, languages, avoids, avoidText, emergency, guardian, guardianSeen: same && known.before.guardianSeen };
}

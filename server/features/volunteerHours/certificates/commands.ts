import { createHash, randomBytes } from 'node:crypto';
import { certificateNumber, contentsOf, NUMBER_BYTES, type CertificateReason } from '../../../../shared/domain/volunteerHours/certificates';
import { pendingOf } from '../../../jobs/events';
import { wordsOrNull, type Ask } from '../../../jobs/guardedStep';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { getPeople } from '../../identity';
import { getUnits } from '../../organisation';
import type { VolunteerDoc } from '../../volunteers';
import { countingVolunteer } from '../beside';
import { balanceOf, entriesOf, standing } from '../ledger/chain';
import type { CertificateDoc, Certified } from './document';
import { Certificates } from './model';
import { loadCertificate, signersOf, waitingOf } from './queries';
import { applyStep, derive, eventOf, refuse, type Actor } from './step';

type Reasoned = Ask & { readonly reason: CertificateReason; readonly text: string };

/** A volunteer asks, free of charge. Outcomes: the request, the same for the same key; `rule_refused` certificateNothing, certificateWaits, certificateDocument, and those of the volunteer. */
export async function askCertificate(deps: Deps, volunteer: VolunteerDoc, key: string): Promise<CertificateDoc> {
  const _id = `certificate-${createHash('sha256').update(`certificate\n${volunteer._id}\n${key}`).digest('base64url').slice(0, 24)}`;
  const known = await Certificates(deps).findById(_id, { pending: 0 }).lean<CertificateDoc>();
  if (known) return known;
  await countingVolunteer(deps, volunteer._id);
  if (volunteer.document === null) refuse('certificateDocument');
  if (balanceOf(await entriesOf(deps, volunteer._id)) <= 0) refuse('certificateNothing');
  if (await waitingOf(deps, volunteer._id)) refuse('certificateWaits');
  const now = deps.clock.now();
  const { personId, name, scope } = volunteer;
  const base: CertificateDoc = {
    _id, state: 'asked', revision: 0, volunteerId: volunteer._id, personId, name, scope, number: null, certified: null, desk: 'asked', deskAt: now, keys: [], createdAt: now, updatedAt: now, pending: [],
    timeline: [{ id: '0', at: now, action: 'ask', part: 'self', personId, unitId: null, code: null, text: null }],
  };
  const doc = { ...base, ...derive(base) };
  try {
    await Certificates(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, 'ask', personId)], now) }]);
    deps.nudge(Certificates(deps));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return loadCertificate(deps, _id);
}

/** Who is in charge: whom the station names among its people, else its head; never whose certificate it is. `rule_refused` certificateSigner, certificateHead. */
async function inChargeOf(deps: Deps, doc: CertificateDoc, named: string | null): Promise<string> {
  const { heads, staff } = await signersOf(deps, doc);
  if (named !== null) return [...heads, ...staff].find((id) => id === named) ?? refuse('certificateSigner');
  return heads[0] ?? refuse('certificateHead');
}

/** What is certified now. `rule_refused` certificateDocument, certificateNothing, and those of who is in charge. */
async function certifiedNow(deps: Deps, doc: CertificateDoc, { handlerId, named }: { readonly handlerId: string; readonly named: string | null }, at: Date): Promise<Certified> {
  const volunteer = await countingVolunteer(deps, doc.volunteerId);
  const { document, number } = volunteer;
  if (!document || number === null) return refuse('certificateDocument');
  const entries = await entriesOf(deps, doc.volunteerId);
  const [services, last] = [standing(entries), entries.at(-1)];
  if (services.length === 0 || !last) return refuse('certificateNothing');
  const { station } = doc.scope;
  const [units, inChargeId] = await Promise.all([getUnits(deps, [station]), inChargeOf(deps, doc, named)]);
  const people = await getPeople(deps, [inChargeId, handlerId]);
  const inCharge = people.get(inChargeId)?.name ?? refuse('certificateHead');
  const moments = services.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  return {
    name: volunteer.name, document: { kind: document.kind, tail: document.tail }, volunteerNumber: number, minutes: balanceOf(entries), contents: contentsOf(services.map(({ title, counts: minutes }) => ({ title, minutes }))),
    from: new Date(Math.min(...moments)), to: new Date(Math.max(...moments)), issuer: units.get(station)?.name ?? '', inCharge, handler: people.get(handlerId)?.name ?? '', contact: units.get(station)?.phone ?? '', at, entry: { n: last.n, hash: last.hash },
  };
}

/** The station issues it: what the ledger says now is kept as certified, under a number that cannot be guessed. Outcomes as of applyStep. */
export const issue = (deps: Deps, doc: CertificateDoc, actor: Actor, ask: Ask & { readonly inChargeId?: string | null }): Promise<CertificateDoc> =>
  applyStep(deps, doc, actor, 'issue', ask, async ({ now }) => ({ set: { number: certificateNumber(randomBytes(NUMBER_BYTES)), certified: await certifiedNow(deps, doc, { handlerId: actor.personId ?? '', named: ask.inChargeId ?? null }, now) } }));

const reasoned = (deps: Deps, doc: CertificateDoc, actor: Actor, action: 'decline' | 'withdraw', ask: Reasoned): Promise<CertificateDoc> =>
  applyStep(deps, doc, actor, action, ask, () => {
    if (ask.reason === 'other' && ask.text.trim() === '') refuse('certificateReason');
    return { code: ask.reason, text: wordsOrNull(ask.text) };
  });
/** The station does not issue it, and says why. */
export const decline = (deps: Deps, doc: CertificateDoc, actor: Actor, ask: Reasoned): Promise<CertificateDoc> => reasoned(deps, doc, actor, 'decline', ask);
/** The station withdraws what was issued, and says why: whoever checks it reads so from then on. */
export const withdraw = (deps: Deps, doc: CertificateDoc, actor: Actor, ask: Reasoned): Promise<CertificateDoc> => reasoned(deps, doc, actor, 'withdraw', ask);
/** The volunteer does not want it any more. */
export const cancel = (deps: Deps, doc: CertificateDoc, actor: Actor, ask: Ask): Promise<CertificateDoc> => applyStep(deps, doc, actor, 'cancel', ask, () => ({}));

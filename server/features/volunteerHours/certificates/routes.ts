import type { z } from 'zod';
import { Readable } from 'node:stream';
import type { ParsedOf, ResponseOf, RouteKey } from '../../../../shared/contract';
import { CertificateAddress } from '../../../../shared/contract/certificates';
import { SignedQuery } from '../../../../shared/contract/volunteerHours';
import { CERTIFICATE_TRANSITIONS, printedNumber, type CertificateAction, type CertificatePart } from '../../../../shared/domain/volunteerHours/certificates';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { actionsFrom } from '../../../../shared/domain/kernel/stateMachine';
import type { Call, Download, HandlerTable, OpenFile } from '../../../http/types';
import type { Deps } from '../../../platform/deps';
import { publicBase } from '../../../platform/links';
import { undrawn } from '../../../platform/pdf/fonts';
import { getPeople } from '../../identity';
import { getUnits, presentStation } from '../../organisation';
import { volunteerOf } from '../../volunteers';
import { deskOf, isStation, type Person as Known } from '../policy';
import { refuse } from '../step';
import { askCertificate, cancel, decline, issue, withdraw } from './commands';
import type { CertificateDoc } from './document';
import { certificatePdf } from './paper';
import { checkPath } from './publicPage';
import { certificateCounts, certificatePage, certificatesOf, loadCertificate, signersOf } from './queries';
import type { Actor } from './step';

type View = ResponseOf<'GET /certificates/:id'>;
type Person = Pick<Known, 'personId' | 'roles'>;
type Row = ResponseOf<'GET /certificates/mine'>['items'][number];
type StepKey = Exclude<Extract<RouteKey, `POST /certificates/:id/${string}`>, 'POST /certificates/:id/address'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: CertificateDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<CertificateDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };
type Address = z.output<typeof CertificateAddress>;

const ADDRESS_MINUTES = 10;
const pathOf = (id: string): string => `/api/v1/certificates/${id}/pdf`;

/** The part somebody plays, their own first, so that nobody issues to themselves. `not_found` where it is not there for them. */
function sightIn(person: Person, doc: CertificateDoc): CertificatePart {
  if (doc.personId === person.personId) return 'self';
  if (isStation(person, doc.scope.station)) return 'station';
  throw new DomainError('not_found');
}
const presentRow = (doc: CertificateDoc): Row => ({ id: doc._id, state: doc.state, name: doc.certified?.name ?? doc.name, at: doc.updatedAt.toISOString(), number: doc.number && printedNumber(doc.number), minutes: doc.certified?.minutes ?? null });

/** Who may be named as in charge, to the station while it is asked for. */
async function presentSigners(deps: Deps, doc: CertificateDoc, part: CertificatePart): Promise<View['signers']> {
  if (part !== 'station' || doc.state !== 'asked') return [];
  const { heads, staff } = await signersOf(deps, doc);
  const people = await getPeople(deps, [...heads, ...staff]);
  return [...heads, ...staff].map((id) => ({ id, name: people.get(id)?.name ?? '' }));
}

async function present(deps: Deps, doc: CertificateDoc, person: Person): Promise<View> {
  const [part, { station }] = [sightIn(person, doc), doc.scope];
  return {
    ...presentRow(doc), revision: doc.revision, viewer: part, station: await presentStation(deps, (await getUnits(deps, [station])).get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    timeline: doc.timeline.map(({ id, at, action, part: by, code, text }) => ({ id, at: at.toISOString(), action, part: by, code, text })).reverse(), actions: actionsFrom(CERTIFICATE_TRANSITIONS, doc.state, [part]),
    signers: await presentSigners(deps, doc, part), undrawn: undrawn(doc.certified?.name ?? doc.name),
  };
}

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: CertificateAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadCertificate(deps, params.id);
    const part = sightIn(viewer, doc);
    if (!CERTIFICATE_TRANSITIONS.some((row) => row.action === action && row.by.includes(part))) throw new DomainError('not_allowed');
    return present(deps, await command(deps, doc, { personId: viewer.personId, parts: [part] }, { ...body, key }), viewer);
  };
}

export const certificateHandlers: HandlerTable = {
  'GET /certificates/mine': async ({ viewer }, deps) => {
    const volunteer = await volunteerOf(deps, viewer.personId);
    return { items: volunteer ? (await certificatesOf(deps, volunteer._id)).map(presentRow) : [] };
  },
  'POST /certificates': async ({ key, viewer }, deps) => present(deps, await askCertificate(deps, (await volunteerOf(deps, viewer.personId)) ?? refuse('hoursNotVolunteer'), key), viewer),
  'GET /workbench/certificates': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([certificatePage(deps, stations, query.desk, query), certificateCounts(deps, stations)]);
    return { items: items.map(presentRow), next, counts };
  },
  'GET /certificates/:id': async ({ params, viewer }, deps) => present(deps, await loadCertificate(deps, params.id), viewer),
  'POST /certificates/:id/address': async ({ params, viewer }, deps) => {
    const doc = await loadCertificate(deps, params.id);
    sightIn(viewer, doc);
    if (doc.certified === null) throw new DomainError('not_found');
    return { url: deps.signer.sign(pathOf(doc._id), deps.clock.now(), ADDRESS_MINUTES) };
  },
  'POST /certificates/:id/issue': act<'POST /certificates/:id/issue'>('issue', issue),
  'POST /certificates/:id/decline': act<'POST /certificates/:id/decline'>('decline', decline),
  'POST /certificates/:id/withdraw': act<'POST /certificates/:id/withdraw'>('withdraw', withdraw),
  'POST /certificates/:id/cancel': act<'POST /certificates/:id/cancel'>('cancel', cancel),
};

async function open(deps: Deps, { id }: Address, { e, s }: z.output<typeof SignedQuery>): Promise<OpenFile> {
  const doc = deps.signer.verify(pathOf(id), e, s, deps.clock.now()) ? await loadCertificate(deps, id) : null;
  if (!doc?.certified || doc.number === null) throw new DomainError('not_found');
  const base = publicBase(deps);
  const content = await certificatePdf(doc.certified, doc.number, base === null ? null : `${base}${checkPath(doc.number)}`);
  return { stream: Readable.from([content]), size: content.length, type: 'application/pdf', maxAge: 0 };
}

/** The PDF of a certificate behind a signed address. */
export const certificateDownload: Download = { path: '/certificates/:id/pdf', params: CertificateAddress, query: SignedQuery, open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof SignedQuery>) };

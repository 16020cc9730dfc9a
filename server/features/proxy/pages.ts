import { z } from 'zod';
import { CASE_STATE_WORDS, caseTag } from '../../../shared/copy/cases';
import { CONSENT_WORDS, DOOR_WORDS, RECEIPT_WORDS as WORDS } from '../../../shared/copy/proxy';
import { formatDue, formatLong } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { htmlPage, paragraph, qrPicture, rows } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { caseByNumber, categoryNameOf, loadCase, type CaseDoc } from '../cases';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { codeOf, pathOf, printPath } from './receipts';

const stationOf = async (deps: Deps, doc: CaseDoc) => (await getUnits(deps, [doc.scope.station])).get(doc.scope.station);
const nobody = z.strictObject({});

/** State by number and code, and nothing of what it is about: whoever finds the paper learns no more. */
async function state({ number, code }: { number: string; code: string }, deps: Deps): Promise<string> {
  const doc = await caseByNumber(deps, number.toUpperCase());
  if (!doc?.proxy || codeOf(deps, doc._id) !== code.toUpperCase()) throw new DomainError('not_found');
  const station = await stationOf(deps, doc);
  const now = deps.clock.now();
  const tag = doc.state === 'closed' || doc.step === 'evaluate' || doc.step === 'verify' ? caseTag(doc) : CASE_STATE_WORDS[doc.state];
  const body = [
    paragraph(tag, 'big'),
    rows([[WORDS.number, doc.number], [WORDS.statePromise, doc.open && doc.step !== 'evaluate' ? formatDue(doc.promisedAt, now) : null], [WORDS.station, [station?.name, station?.phone].filter(Boolean).join(' ')]]),
    paragraph(WORDS.stateNote, 'second'),
  ];
  return htmlPage({ title: WORDS.stateTitle, body: body.join('\n') });
}

/** The receipt to print, on A5 or A4: for who asked, so it says what it is about; the number of their phone is not on it. */
async function receipt(doc: CaseDoc, deps: Deps): Promise<string> {
  const { proxy } = doc;
  if (!proxy) throw new DomainError('not_found');
  const [station, people, category] = await Promise.all([stationOf(deps, doc), getPeople(deps, [doc.reporterId, proxy.helperId]), categoryNameOf(deps, doc)]);
  const address = `${publicBase(deps) ?? ''}${pathOf(deps, doc)}`;
  const now = deps.clock.now();
  const table = rows([
    [WORDS.for, people.get(doc.reporterId)?.name],
    [WORDS.what, `${category}。${doc.title}`],
    [WORDS.where, doc.place.text],
    [WORDS.helper, `${station?.name ?? ''} ${people.get(proxy.helperId)?.name ?? ''}（${DOOR_WORDS[proxy.door]}）`],
    [WORDS.consent, CONSENT_WORDS[proxy.consent.how]],
    [WORDS.at, formatLong(doc.createdAt)],
    [WORDS.due, formatDue(doc.firstPromisedAt, now)],
    [WORDS.station, station?.phone],
  ]);
  const code = `${WORDS.code} ${codeOf(deps, doc._id)}`;
  const body = [paragraph(doc.number, 'big'), table, qrPicture(address, WORDS.scan), paragraph(code), paragraph(WORDS.scan, 'second'), proxy.accountless ? paragraph(WORDS.claimNote, 'second') : ''];
  return htmlPage({ title: WORDS.title, body: body.join('\n') });
}

/** Public pages of proxy filing. */
export const pages: readonly PublicPage[] = [
  {
    path: '/c/:number/:code',
    params: z.strictObject({ number: z.string().regex(/^[A-Za-z0-9-]{3,32}$/), code: z.string().regex(/^[A-Za-z0-9]{10}$/) }),
    query: nobody,
    missing: WORDS.missing,
    render: (params, _query, deps) => state(params as { number: string; code: string }, deps),
  },
  {
    path: '/receipt/:id',
    params: z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
    query: z.strictObject({ e: z.coerce.number().int(), s: z.string().max(100) }),
    missing: WORDS.missing,
    async render(params, query, deps) {
      const [{ id }, { e, s }] = [params as { id: string }, query as { e: number; s: string }];
      if (!deps.signer.verify(printPath(id), e, s, deps.clock.now())) throw new DomainError('not_found');
      return receipt(await loadCase(deps, id), deps);
    },
  },
];

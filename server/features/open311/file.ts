import { createHash } from 'node:crypto';
import { fill } from '../../../shared/copy/fill';
import { OPEN311_WORDS as WORDS } from '../../../shared/copy/open311';
import type { Category } from '../../../shared/domain/cases/catalogue';
import type { CategoryQuestion, GivenAnswer } from '../../../shared/domain/cases/report';
import { mobileNumber } from '../../../shared/domain/identity/phones';
import { OPEN311_LIMITS } from '../../../shared/domain/integrations/open311';
import { formatFullDate } from '../../../shared/domain/kernel/dates';
import type { Integrator } from '../../http/types';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { fileFor, type CaseDoc, type Report } from '../cases';
import { getUnit, locate } from '../organisation';
import { personFor } from '../proxy';
import { given, type Call } from './call';
import { Refusal, refusal, said } from './errors';
import { listOfRows, type Answer, type Row } from './form';
import { Filings } from './model';
import { placeOf } from './places';
import { serviceByCode } from './services';

/** Longest name that is kept of somebody. */
const NAME = 20;

const ATTRIBUTE = /^attribute\[([^\]]{1,100})\](?:\[\d{0,4}\])?$/;

/** What was answered, by the code of the question; several values of one stand side by side. */
function attributesIn(asked: URLSearchParams): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of asked) {
    const code = ATTRIBUTE.exec(name)?.[1];
    if (code !== undefined && value.trim() !== '') found.set(code, [...(found.get(code) ?? []), value.trim()]);
  }
  return found;
}

function wrongIn({ id, options, required }: CategoryQuestion, values: readonly string[]): string[] {
  if (values.length === 0) return required ? [said('attributeMissing', { name: id })] : [];
  if (values.length > 1) return [said('attributeOnce', { name: id })];
  return options.some(({ value }) => value === values[0]) ? [] : [said('attributeValue', { name: id, value: values[0] })];
}

/** The answers to a category's questions. 400 naming everything that does not fit. */
function answersOf({ questions }: Category, asked: URLSearchParams): GivenAnswer[] {
  const found = attributesIn(asked);
  const unknown = [...found.keys()].filter((code) => !questions.some(({ id }) => id === code)).map((name) => said('attribute', { name }));
  const wrong = [...unknown, ...questions.flatMap((question) => wrongIn(question, found.get(question.id) ?? []))];
  if (wrong.length > 0) throw new Refusal(400, wrong);
  return questions.flatMap(({ id }) => { const [value] = found.get(id) ?? []; return value === undefined ? [] : [{ questionId: id, value }]; });
}

/** What was written, its lines parted as everywhere here. 400 when it is too long. */
function descriptionOf(asked: URLSearchParams): string {
  const text = (asked.get('description') ?? '').replace(/\r\n?/g, '\n').trim();
  if ([...text].length > OPEN311_LIMITS.description) throw refusal(400, 'description');
  return text;
}

function mediaUrlOf(asked: URLSearchParams): string | null {
  const text = given(asked, 'media_url');
  if (text === null) return null;
  const url = URL.canParse(text) && text.length <= OPEN311_LIMITS.mediaUrl ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw refusal(400, 'media');
  return text;
}

/** Whom the other system names; without a word of it, somebody of that system. */
function nameOf(asked: URLSearchParams): string {
  const [first, last] = [given(asked, 'first_name') ?? '', given(asked, 'last_name') ?? ''];
  const chinese = /\p{Script=Han}/u.test(first + last);
  return (chinese ? `${last}${first}` : `${first} ${last}`).trim().slice(0, NAME) || WORDS.nobody;
}

interface Read {
  readonly report: Report;
  readonly mediaUrl: string | null;
}

/** A report as everybody's, out of the protocol's parameters. */
async function readReport(deps: Deps, call: Call, { unitId }: Integrator): Promise<Read> {
  const { asked, media } = call;
  const code = given(asked, 'service_code');
  if (code === null) throw refusal(400, 'serviceMissing');
  const category = await serviceByCode(deps, code);
  const [answers, description, mediaUrl] = [answersOf(category, asked), descriptionOf(asked), mediaUrlOf(asked)];
  const { place, notes } = await placeOf(deps, call, unitId);
  const text = [description || WORDS.noWords, ...notes, ...(mediaUrl === null ? [] : [`${WORDS.media}${mediaUrl}`])].join('\n');
  // Said by whoever asked them, in so many words: without it nobody may show anything of it (PIPL Art. 25).
  const showToNeighbours = given(asked, 'public') === 'true';
  return { report: { categoryId: category.id, text, answers, photoIds: [...media], place, showToNeighbours }, mediaUrl };
}

const accepted = (doc: CaseDoc, station: string, accountId: string | null): Row => ({
  service_request_id: doc.number, service_notice: fill(WORDS.notice, { station, day: formatFullDate(doc.promisedAt) }), account_id: accountId,
});

const answerWith = (row: Row): Answer => ({ root: 'service_requests', content: listOfRows('request', [row]) });

async function keep(deps: Deps, doc: CaseDoc, { keyId }: Integrator, facts: { accountId: string | null; mediaUrl: string | null }): Promise<void> {
  try {
    await Filings(deps).insertMany([{ _id: doc._id, keyId, number: doc.number, ...facts, at: doc.createdAt }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Hands in a request: a case like everybody's, with the same number, clock and routing, filed on behalf of somebody by
 * the system of a unit. 400 naming what does not fit, 404 for an unknown service.
 */
export async function file(deps: Deps, call: Call, integrator: Integrator): Promise<Answer> {
  const { asked, test, once } = call;
  const { report, mediaUrl } = await readReport(deps, call, integrator);
  const accountId = given(asked, 'account_id');
  const { station } = await locate(deps, report.place.point);
  if (test) return answerWith({ service_request_id: `TEST-${once.slice(0, 12)}`, service_notice: null, account_id: accountId });
  const phone = mobileNumber(given(asked, 'phone') ?? '') ?? '';
  const whom = await personFor(deps, { name: nameOf(asked), phone }, `open311:${integrator.keyId}:${once}`);
  const contentHash = deps.cipher.fingerprint(JSON.stringify({ report, who: whom.personId, accountId }));
  const consent = { how: 'written' as const, at: deps.clock.now(), byId: integrator.keyId };
  const proxy = { door: 'open311' as const, helperId: integrator.keyId, helperUnitId: integrator.unitId, consent, accountless: whom.accountless, sms: false };
  const doc = await fileFor(deps, report, { reporterId: whom.personId, proxy, part: 'system', key: once, contentHash });
  await keep(deps, doc, integrator, { accountId, mediaUrl });
  return answerWith(accepted(doc, (await getUnit(deps, doc.scope.station))?.name ?? station.name, accountId));
}

/** What is the same for repeats: a key of the caller's, else nothing is. */
export const onceOf = (key: string, fallback: string): string => (/^[A-Za-z0-9_-]{8,64}$/.test(key) ? key : createHash('sha256').update(fallback).digest('base64url').slice(0, 32));

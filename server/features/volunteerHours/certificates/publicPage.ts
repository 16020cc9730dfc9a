import { z } from 'zod';
import { CERTIFICATE_PAPER as PAPER, CERTIFICATE_PUBLIC as WORDS, CERTIFICATE_REASON_WORDS, hoursWords } from '../../../../shared/copy/volunteerHours';
import { formatFullDate, formatTime } from '../../../../shared/domain/kernel/dates';
import { printedNumber, readNumber, type CertificateReason } from '../../../../shared/domain/volunteerHours/certificates';
import { errorSentence } from '../../../../shared/copy/errors';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { escape, htmlPage, paragraph, rows } from '../../../http/html';
import type { PublicPage } from '../../../http/types';
import { countTry, type SharedLimit } from '../../../platform/database/sharedLimit';
import type { Deps } from '../../../platform/deps';
import type { CertificateDoc } from './document';
import { certificateOf } from './queries';

const AT = '/certificates';
/** Where a certificate is checked, its number filled in. */
export const checkPath = (number: string): string => `/p${AT}/${number}`;

/** Who checks many is slowed down; 20 in a quarter of an hour are more than a desk needs. */
export const CHECKS: SharedLimit = { collection: 'certificateChecks', what: 'address', tries: 20, seconds: 15 * 60 };

const field = (name: string, label: string, value: string, most: number): string => `<p><label>${escape(label)}<br><input name="${name}" value="${escape(value)}" maxlength="${most}" autocomplete="off" required></label></p>`;
const form = (number: string, name: string): string => `<form method="get" action="/p${AT}">${field('number', PAPER.number, number, 80)}${field('name', PAPER.name, name, 40)}<p><button type="submit">${escape(WORDS.check)}</button></p></form>`;

function found({ state, certified, number, timeline }: CertificateDoc, now: Date): string {
  if (!certified || number === null) return paragraph(WORDS.invalid, 'big');
  const over = state === 'withdrawn' ? timeline.find(({ action }) => action === 'withdraw') : undefined;
  const why = over?.code ? CERTIFICATE_REASON_WORDS[over.code as CertificateReason] : null;
  const lines = rows([[PAPER.name, certified.name], [PAPER.number, printedNumber(number)], [PAPER.hours, hoursWords(certified.minutes)], [PAPER.period, `${formatFullDate(certified.from)}—${formatFullDate(certified.to)}`], [PAPER.issuer, certified.issuer], [PAPER.contact, certified.contact], [PAPER.date, formatFullDate(certified.at)], [WORDS.withdrawnAt, over ? formatFullDate(over.at) : null], [WORDS.why, why], [WORDS.checkedAt, `${formatFullDate(now)} ${formatTime(now)}`]]);
  return `${paragraph(over ? WORDS.withdrawn : WORDS.valid, 'big')}${lines}`;
}

/** Whether it is valid, when name and number are both right; a guess of either is answered like one of both. */
async function answer(deps: Deps, ip: string, number: string, name: string): Promise<string> {
  try {
    await countTry(deps, CHECKS, `address:${ip}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return `${paragraph(errorSentence(error.code))}${form(number, name)}`;
  }
  const doc = await certificateOf(deps, readNumber(number), name);
  return `${doc ? found(doc, deps.clock.now()) : `${paragraph(WORDS.invalid, 'big')}${paragraph(WORDS.invalidNote)}`}${form(number, name)}`;
}

const page = (body: string): string => htmlPage({ title: WORDS.title, body: `${body}${paragraph(WORDS.note, 'second')}` });

/** Pages by which anybody checks a certificate: the form, its number filled in by the QR code, and the answer. */
export const certificatePages: readonly PublicPage[] = [
  {
    path: AT, params: z.strictObject({}), query: z.strictObject({ number: z.string().max(80).default(''), name: z.string().max(40).default('') }),
    async render(_params, query, deps, { ip }) {
      const { number, name } = query as { number: string; name: string };
      return page(number.trim() === '' || name.trim() === '' ? form(number, name) : await answer(deps, ip, number, name));
    },
  },
  {
    path: `${AT}/:number`, params: z.strictObject({ number: z.string().max(80) }), query: z.strictObject({}),
    render(params) {
      const { number } = params as { number: string };
      return Promise.resolve(page(form(printedNumber(readNumber(number) ?? number), '')));
    },
  },
];

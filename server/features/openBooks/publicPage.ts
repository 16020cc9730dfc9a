import { z } from 'zod';
import { BOOK, BOOK_FORM, BOOK_KIND_WORDS, BOOK_SIDE_WORDS, bookMoney, bookPeriodWords } from '../../../shared/copy/openBooks';
import { formatDay, formatFullDate, formatLong } from '../../../shared/domain/kernel/dates';
import { BOOK_SIDES } from '../../../shared/domain/openBooks/kinds';
import { BOOK_HEADS, sumsOf } from '../../../shared/domain/openBooks/finance';
import type { BookContent } from '../../../shared/domain/openBooks/rules';
import { escape, heading, htmlPage, paragraph, qrPicture, rows, table } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import type { BookDoc } from './document';
import { loadBook, questionsOf } from './queries';

const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
/** Where everybody reads a publication without a login. */
export const bookPath = (id: string): string => `/p/books/${id}`;

function contentHtml({ text, lines, contract, decidedOn }: BookContent): string {
  const sums = sumsOf(lines);
  const money = lines.length === 0 ? '' : table(BOOK_HEADS, [...lines.map(({ side, item, fen, note }) => [BOOK_SIDE_WORDS[side], item, bookMoney(fen), note]), ...BOOK_SIDES.map((side) => [BOOK_SIDE_WORDS[side], '合计', bookMoney(sums[side]), '']), [BOOK.rest, '', bookMoney(sums.rest), '']]);
  const facts = rows([[BOOK.party, contract?.party], [BOOK.price, contract ? (contract.fen === null ? BOOK.noPrice : bookMoney(contract.fen)) : null], [BOOK.term, contract && `${formatDay(contract.from)}到${formatDay(contract.to)}`], [BOOK.decidedOn, decidedOn && formatDay(decidedOn)]]);
  return `${text ? paragraph(text, 'words') : ''}${facts}${money}`;
}
async function bookHtml(deps: Deps, doc: BookDoc): Promise<string> {
  const [units, people] = await Promise.all([getUnits(deps, [doc.unitId]), getPeople(deps, [doc.publisherId])]);
  const unit = units.get(doc.unitId);
  return `${paragraph([unit?.name, BOOK_KIND_WORDS[doc.kind], bookPeriodWords(doc.period)].filter(Boolean).join('　'), 'second')}${contentHtml(doc)}${paragraph([unit?.name, people.get(doc.publisherId)?.name, formatFullDate(doc.createdAt), unit?.phone].filter(Boolean).join('　'), 'second')}`;
}
const historyHtml = (doc: BookDoc): string => doc.before.length === 0 ? '' : heading(BOOK.history) + [...doc.before].reverse().map((one) => `${paragraph(`${BOOK.until(formatLong(one.until))}。${BOOK_FORM.why}：${one.why}`)}${paragraph(one.title)}${contentHtml(one)}`).join('');
/** Questions that were answered, without who asked. */
async function questionsHtml(deps: Deps, doc: BookDoc): Promise<string> {
  const answered = (await questionsOf(deps, doc._id)).filter(({ answer }) => answer !== null);
  const people = await getPeople(deps, answered.map(({ answeredBy }) => answeredBy));
  return answered.length === 0 ? '' : heading(BOOK.questions) + answered.map(({ text, answer, answeredBy }) => `${paragraph(text, 'words')}${paragraph(answer ?? '', 'words')}${paragraph(BOOK.answeredBy(people.get(answeredBy ?? '')?.name ?? ''), 'second')}`).join('');
}

/** A publication that everybody reads, and the same on A4 for the wall with a code that leads to how it stands now. */
export const bookPages: readonly PublicPage[] = [
  {
    path: '/books/:id', params, query: z.strictObject({}), missing: BOOK.missing,
    async render(asked, _query, deps) {
      const doc = await loadBook(deps, (asked as { id: string }).id);
      return htmlPage({ title: doc.title, body: `${await bookHtml(deps, doc)}${await questionsHtml(deps, doc)}${historyHtml(doc)}<p><a href="${escape(bookPath(doc._id))}/paper">${escape(BOOK.print)}</a></p>` });
    },
  },
  {
    path: '/books/:id/paper', params, query: z.strictObject({}), missing: BOOK.missing,
    async render(asked, _query, deps) {
      const [doc, base] = [await loadBook(deps, (asked as { id: string }).id), publicBase(deps)];
      return htmlPage({ title: doc.title, body: `${await bookHtml(deps, doc)}${base === null ? '' : `${qrPicture(`${base}${bookPath(doc._id)}`, BOOK.paper)}${paragraph(BOOK.paper, 'second')}`}` });
    },
  },
];

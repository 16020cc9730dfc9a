import { z } from 'zod';
import { areasWords, NOTICE, NOTICE_PAPER as PAPER, whenWords } from '../../../shared/copy/notices';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { formatFullDate, formatLong } from '../../../shared/domain/kernel/dates';
import { escape, heading, htmlPage, letter, paragraph, qrPicture, rows } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { getUnits } from '../organisation';
import type { NoticeDoc } from './document';
import { Notices } from './model';

const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
/** Where everybody reads a notice without a login. */
export const noticePath = (id: string): string => `/p/notices/${id}`;

async function toldNotice(deps: Deps, id: string): Promise<NoticeDoc> {
  const doc = await Notices(deps).findById(id, { pending: 0 }).lean<NoticeDoc>();
  if (!doc || doc.edition === 0) throw new DomainError('not_found');
  return doc;
}

/** The letter, with what it is about; whether it still holds stands above everything. */
async function letterOf(deps: Deps, doc: NoticeDoc): Promise<string> {
  const [unit, now] = [(await getUnits(deps, [doc.unitId])).get(doc.unitId), deps.clock.now()];
  const over = doc.state === 'out' ? '' : `${paragraph(doc.state === 'recalled' ? NOTICE.recalled : NOTICE.withdrawn, 'big')}${paragraph(doc.reason ?? '')}`;
  const last = doc.corrections[doc.corrections.length - 1];
  const facts = rows([[NOTICE.when, whenWords(doc, now)], [NOTICE.where, areasWords(doc.areas)], [PAPER.phone, unit ? [unit.name, unit.phone, unit.hours].filter(Boolean).join('　') : null]]);
  const body = letter({ greeting: `${NOTICE.greeting}：`, paragraphs: doc.text.split('\n'), unit: unit?.name ?? '', date: formatFullDate(doc.toldAt) });
  return `${over}${body}${facts}${last ? paragraph(`${PAPER.corrected(formatLong(last.at))}：${last.why}`, 'second') : ''}`;
}
const history = (doc: NoticeDoc): string => doc.corrections.length === 0 ? '' : heading(NOTICE.history) + [...doc.corrections].reverse().map(({ at, why, title, text }) => `${paragraph(`${PAPER.corrected(formatLong(at))}：${why}`)}${paragraph(`${PAPER.before}：${title}`, 'second')}${paragraph(text, 'second words')}`).join('');

/** A notice that everybody reads, and the same on one sheet for the wall with a code that leads to how it stands now. */
export const noticePages: readonly PublicPage[] = [
  {
    path: '/notices/:id', params, query: z.strictObject({}), missing: PAPER.missing,
    async render(asked, _query, deps) {
      const doc = await toldNotice(deps, (asked as { id: string }).id);
      return htmlPage({ title: doc.title, body: `${await letterOf(deps, doc)}${history(doc)}<p><a href="${escape(noticePath(doc._id))}/paper">${escape(PAPER.print)}</a></p>` });
    },
  },
  {
    path: '/notices/:id/paper', params, query: z.strictObject({}), missing: PAPER.missing,
    async render(asked, _query, deps) {
      const doc = await toldNotice(deps, (asked as { id: string }).id);
      const base = publicBase(deps);
      return htmlPage({ title: doc.title, sheet: true, body: `${await letterOf(deps, doc)}${base === null ? '' : `${qrPicture(`${base}${noticePath(doc._id)}`, PAPER.scan)}${paragraph(PAPER.scan, 'second')}`}` });
    },
  },
];

import { z } from 'zod';
import { hoursLines, openWords, REPORT_KIND_WORDS, SERVICE, SERVICE_FIELD_WORDS as NAMES } from '../../../shared/copy/directory';
import { openAt } from '../../../shared/domain/directory/hours';
import { isStale } from '../../../shared/domain/directory/rules';
import { formatFullDate, formatLong } from '../../../shared/domain/kernel/dates';
import { dayOf } from '../../../shared/domain/kernel/days';
import { escape, heading, htmlPage, paragraph, qrPicture, rows } from '../../http/html';
import type { PublicPage } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { getUnits } from '../organisation';
import { specialDays } from './days';
import type { ServiceDoc } from './document';
import { doubtsOf, historyOf } from './presenter';
import { loadService, reportsOf } from './queries';

const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
/** Where everybody reads an entry without a login. */
export const servicePath = (id: string): string => `/p/services/${id}`;

const list = (name: string, items: readonly string[], numbered: boolean): string => (items.length === 0 ? '' : `${heading(name)}<${numbered ? 'ol' : 'ul'}>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</${numbered ? 'ol' : 'ul'}>`);
/** What stays true on paper: where, when, what to bring, how. */
async function facts(deps: Deps, doc: ServiceDoc): Promise<string> {
  const unit = (await getUnits(deps, [doc.unitId])).get(doc.unitId);
  const hours = hoursLines(doc.hours, dayOf(deps.clock.now()));
  const first = rows([[NAMES.office, doc.office], [NAMES.address, doc.address || null], [NAMES.phone, doc.phone || null], ...hours.map((line, at): [string, string] => [at === 0 ? NAMES.hours : '', line]), [NAMES.whom, doc.whom || null], [NAMES.fee, doc.fee || null], [NAMES.takes, doc.takes || null]]);
  return `${first}${list(NAMES.bring, doc.bring, false)}${list(NAMES.steps, doc.steps, true)}${doc.note ? `${heading(NAMES.note)}${paragraph(doc.note, 'words')}` : ''}${paragraph([unit?.name, unit?.phone, SERVICE.confirmed(formatFullDate(doc.confirmedAt))].filter(Boolean).join('　'), 'second')}`;
}
/** What is so at this moment: whether it is done there at all, whether somebody is there, what is doubted. */
async function standing(deps: Deps, doc: ServiceDoc): Promise<string> {
  if (doc.state === 'withdrawn') return `${paragraph(SERVICE.withdrawn, 'big')}${paragraph(doc.reason ?? '')}`;
  const [now, doubts] = [deps.clock.now(), doubtsOf(await reportsOf(deps, doc._id))];
  const words = [isStale(doc.confirmedAt, now) ? SERVICE.stale : '', doubts.length > 0 ? SERVICE.doubts(doubts.map((kind) => REPORT_KIND_WORDS[kind]).join('、')) : ''].filter(Boolean);
  return `${paragraph(openWords(openAt(doc.hours, await specialDays(deps), now), now), 'big')}${paragraph(SERVICE.asOf(formatLong(now)), 'second')}${words.map((text) => paragraph(text)).join('')}`;
}
const history = ({ before }: ServiceDoc): string => before.length === 0 ? '' : heading(SERVICE.history) + historyOf(before).map(({ at, why, was }) => `${paragraph(`${formatLong(at)}：${why}`)}${was.map(({ field, text }) => paragraph(`${SERVICE.was}　${NAMES[field]}：${text || SERVICE.noneWas}`, 'second')).join('')}`).join('');

/** An entry that everybody reads with whether somebody is there now, and the same for the wall with a code that leads to how it stands then. */
export const servicePages: readonly PublicPage[] = [
  {
    path: '/services/:id', params, query: z.strictObject({}), missing: SERVICE.missing,
    async render(asked, _query, deps) {
      const doc = await loadService(deps, (asked as { id: string }).id);
      return htmlPage({ title: doc.title, body: `${await standing(deps, doc)}${await facts(deps, doc)}${history(doc)}<p><a href="${escape(servicePath(doc._id))}/paper">${escape(SERVICE.print)}</a></p>` });
    },
  },
  {
    path: '/services/:id/paper', params, query: z.strictObject({}), missing: SERVICE.missing,
    async render(asked, _query, deps) {
      const [doc, base] = [await loadService(deps, (asked as { id: string }).id), publicBase(deps)];
      return htmlPage({ title: doc.title, sheet: true, body: `${doc.state === 'withdrawn' ? await standing(deps, doc) : ''}${await facts(deps, doc)}${base === null ? '' : `${qrPicture(`${base}${servicePath(doc._id)}`, SERVICE.scan)}${paragraph(SERVICE.scan, 'second')}`}` });
    },
  },
];

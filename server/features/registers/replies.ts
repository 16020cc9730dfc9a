import type { z } from 'zod';
import { ReplyAddress, ReplyQuery } from '../../../shared/contract/registers';
import { ORDER_STATUS_WORDS } from '../../../shared/copy/orders';
import { REPLY_TITLES } from '../../../shared/copy/registers';
import { ORDER_STATUS } from '../../../shared/domain/integrations/orders';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { REPLY_FIELDS, type ReplyField } from '../../../shared/domain/registers/fields';
import { tableBytes, tableFile } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { caseIdOfOrder, casesById, type CaseDoc } from '../cases';
import { saidOfWork, saidTo } from '../orders';
import { admissionsOfOrders, type AdmissionDoc } from '../matters';
import { Sheets, type SheetDoc } from './model';
import { loadPart } from './parts';

const ADDRESS_MINUTES = 10;
const pathOf = (name: string): string => `/api/v1/registers/replies/${name}`;
const nameOf = ({ _id, csv }: SheetDoc): string => `${_id}.${csv ? 'csv' : 'xlsx'}`;

const ANSWERED: readonly CaseDoc['state'][] = ['declined', 'handled', 'verified', 'closed'];
const moment = (at: Date): string => `${formatFullDate(at.toISOString())} ${formatTime(at.toISOString())}`;

/** What is said to whoever ordered it, by the field it stands in; the words only once there is an answer. */
function replyTo(doc: CaseDoc | undefined): Record<ReplyField, string> {
  if (!doc) return { replyNumber: '', replyStatus: '', replyText: '', replyAt: '' };
  const answered = ANSWERED.includes(doc.state);
  const at = doc.answeredAt ?? doc.updatedAt;
  return { replyNumber: doc.number, replyStatus: ORDER_STATUS_WORDS[ORDER_STATUS[doc.state]], replyText: answered ? saidTo(doc) : '', replyAt: answered ? moment(at) : '' };
}

/** The answer to work that a community was asked to admit. */
function workReply(doc: AdmissionDoc): Record<ReplyField, string> {
  const { status, text, at } = saidOfWork(doc);
  return { replyNumber: '', replyStatus: status, replyText: text, replyAt: at === null ? '' : moment(at) };
}

interface Table {
  readonly lines: string[][];
  readonly answered: number;
}

/** Their table with their columns in their order, the answers in those they named for it, else behind the last. */
async function tableOf(deps: Deps, doc: SheetDoc): Promise<Table> {
  const fields = REPLY_FIELDS.map((field, at) => {
    const named = REPLY_FIELDS.slice(0, at).filter((one) => doc.columns[one] === undefined).length;
    return [field, doc.columns[field] ?? doc.titles.length + named] as const;
  });
  const titles = [...doc.titles];
  for (const [field, at] of fields) if (at >= doc.titles.length) titles[at] = REPLY_TITLES[field];
  const lines = [titles];
  let answered = 0;
  for (let part = 0; part < doc.parts; part += 1) {
    const rows = await loadPart(deps, doc._id, part);
    const numberAt = doc.columns.number ?? 0;
    const numbers = rows.map(({ cells }) => (cells[numberAt] ?? '').normalize('NFKC').trim());
    const cases = await casesById(deps, numbers.map((number) => caseIdOfOrder(doc.sourceId, number)));
    const works = await admissionsOfOrders(deps, doc.sourceId, numbers);
    rows.forEach(({ cells }, index) => {
      const number = numbers[index] ?? '';
      const work = works.get(number);
      const reply = work ? workReply(work) : replyTo(cases.get(caseIdOfOrder(doc.sourceId, number)));
      if (reply.replyText !== '') answered += 1;
      const line = titles.map((_, at) => cells[at] ?? '');
      for (const [field, at] of fields) line[at] = reply[field];
      lines.push(line);
    });
  }
  return { lines, answered };
}

/** Counts what will stand in the answers and signs an address for it. `wrong_state` before it was taken in; `rule_refused` sheetKept. */
export async function prepareReplies(deps: Deps, doc: SheetDoc): Promise<{ url: string; rows: number; answered: number }> {
  if (doc.use !== 'orders' || doc.state !== 'committed') throw new DomainError('wrong_state', { state: doc.state });
  if (!doc.kept) throw new DomainError('rule_refused', { rule: 'sheetKept' });
  const { lines, answered } = await tableOf(deps, doc);
  return { url: deps.signer.sign(pathOf(nameOf(doc)), deps.clock.now(), ADDRESS_MINUTES), rows: lines.length - 1, answered };
}

async function open(deps: Deps, { name }: z.output<typeof ReplyAddress>, { e, s }: z.output<typeof ReplyQuery>): Promise<OpenFile> {
  const doc = deps.signer.verify(pathOf(name), e, s, deps.clock.now()) ? await Sheets(deps).findById(name.replace(/\.\w+$/, '')).lean<SheetDoc>() : null;
  if (!doc || doc.state !== 'committed' || !doc.kept) throw new DomainError('not_found');
  return tableFile(doc.csv, await tableBytes(doc.csv, (await tableOf(deps, doc)).lines));
}

/** The answers behind a signed address. */
export const replyDownload: Download = {
  path: '/registers/replies/:name',
  params: ReplyAddress,
  query: ReplyQuery,
  open: (params, query, deps) => open(deps, params as z.output<typeof ReplyAddress>, query as z.output<typeof ReplyQuery>),
};

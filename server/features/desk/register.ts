import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import writeXlsxFile from 'write-excel-file/node';
import { RegisterAddress, RegisterQuery } from '../../../shared/contract/desk';
import { CASE_GRADE_WORDS, CASE_OUTCOME_WORDS, CASE_STATE_WORDS } from '../../../shared/copy/cases';
import { REGISTER_COLUMNS } from '../../../shared/copy/desk';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile, Viewer } from '../../http/types';
import type { Task } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { casePage, presentRows, workbenchOf, type CaseDoc } from '../cases';
import { viewerOfPerson } from '../identity';
import { Registers, type RegisterDoc } from './model';

/** Most rows of one table, and rows read at a time. */
export const REGISTER_ROWS = 5_000;
const AT_A_TIME = 250;
const ADDRESS_MINUTES = 10;
const pathOf = (id: string): string => `/api/v1/workbench/registers/${id}`;

type Ask = ParsedOf<'POST /workbench/registers'>['body'];
type Row = ResponseOf<'GET /workbench/cases'>['items'][number];
type Ready = ResponseOf<'POST /workbench/registers'>;

/** Every case of a list from its beginning, at most so many. */
async function casesOf(deps: Deps, viewer: Viewer, ask: Ask, most: number): Promise<CaseDoc[]> {
  const scope = workbenchOf(viewer);
  const found: CaseDoc[] = [];
  let cursor: string | undefined;
  do {
    const page = await casePage(deps, scope, { ...ask, cursor, limit: AT_A_TIME }, deps.clock.now());
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && found.length < most);
  return found.slice(0, most);
}

/** Keeps what was asked for and signs an address for it; the list is read when the address is opened. */
export async function prepareRegister(deps: Deps, viewer: Viewer, ask: Ask): Promise<Ready> {
  const found = await casesOf(deps, viewer, ask, REGISTER_ROWS + 1);
  const [id, now] = [randomUUID(), deps.clock.now()];
  await Registers(deps).insertMany([{ _id: id, personId: viewer.personId, ask: JSON.stringify(ask), expiresAt: new Date(now.getTime() + ADDRESS_MINUTES * 60_000) }]);
  return { url: deps.signer.sign(pathOf(id), now, ADDRESS_MINUTES), rows: Math.min(found.length, REGISTER_ROWS), cut: found.length > REGISTER_ROWS };
}

const moment = (at: string): string => `${formatFullDate(at)} ${formatTime(at)}`;
const cellsOf = (row: Row): Cell[] => [
  row.number, moment(row.createdAt), row.category.name, CASE_GRADE_WORDS[row.grade], row.title, row.placeText, CASE_STATE_WORDS[row.state], row.leadUnit, row.clock.dueAt && moment(row.clock.dueAt),
  row.round, row.outcome && CASE_OUTCOME_WORDS[row.outcome], row.returned ?? 0, row.supporters ?? 0,
];

async function tableOf(rows: readonly Row[]): Promise<Buffer> {
  return writeXlsxFile([REGISTER_COLUMNS.map(head), ...rows.map((row) => cellsOf(row).map(cell))], { columns: REGISTER_COLUMNS.map((_, at) => ({ width: at === 4 || at === 5 ? 36 : 18 })) }).toBuffer();
}

async function open(deps: Deps, { id }: z.output<typeof RegisterAddress>, { e, s }: z.output<typeof RegisterQuery>): Promise<OpenFile> {
  const now = deps.clock.now();
  const asked = deps.signer.verify(pathOf(id), e, s, now) ? await Registers(deps).findById(id).lean<RegisterDoc>() : null;
  const viewer = asked && asked.expiresAt > now ? await viewerOfPerson(deps, asked.personId) : null;
  if (!asked || !viewer) throw new DomainError('not_found');
  // As the person may see it now: who has lost the office in between gets nothing of it.
  const found = await casesOf(deps, viewer, JSON.parse(asked.ask) as Ask, REGISTER_ROWS);
  return spreadsheet(await tableOf(await presentRows(deps, found, 'staff')));
}

/** The table behind a signed address. */
export const registerDownload: Download = {
  path: '/workbench/registers/:id',
  params: RegisterAddress,
  query: RegisterQuery,
  open: (params, query, deps) => open(deps, params as z.output<typeof RegisterAddress>, query as z.output<typeof RegisterQuery>),
};

/** Forgets registers whose address is dead. */
export const forgetRegisters: Task = {
  name: 'desk.forgetRegisters',
  everyMs: 3_600_000,
  async run(deps) {
    await Registers(deps).deleteMany({ expiresAt: { $lte: deps.clock.now() } });
  },
};

import type { z } from 'zod';
import writeXlsxFile from 'write-excel-file/node';
import { ReportAddress, ReportAddressQuery } from '../../../shared/contract/matters';
import { ADMISSION_STATE_WORDS, LIST_COLUMNS, MATTERS, REPORT_COLUMNS, REPORT_SUM_COLUMNS } from '../../../shared/copy/matters';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { reportOf, type ReportOf } from './report';

const ADDRESS_MINUTES = 10;
const pathOf = (id: string, year: number): string => `/api/v1/matter-reports/${id}/tables/${year}`;

/** An address of the table of a year, good for minutes. */
export const signedTable = (deps: Deps, id: string, year: number): string => deps.signer.sign(pathOf(id, year), deps.clock.now(), ADDRESS_MINUTES);

/** Long words go on below each other. */
const wrapped = (value: Cell) => {
  const plain = cell(value);
  return plain && typeof value === 'string' ? { ...plain, wrap: true as const, alignVertical: 'top' as const } : plain;
};

type Sum = ReportOf['departments'][number];
const sumLine = (community: string, name: string, { asked, admitted, refused, withdrawn, waiting, bounces, assists }: Sum): Cell[] => [community, name, asked, admitted, refused, withdrawn, waiting, bounces, assists];

/** Two sheets: the sums by department and community, and every request with what was said to it. */
async function tableOf({ level, rows, departments, communities }: ReportOf): Promise<Buffer> {
  const sums = [...departments.map((row) => sumLine(level.name, row.name, row)), ...communities.map(({ id: _, ...row }) => sumLine(row.name, '', row))];
  const lines = rows.map((row): Cell[] => [row.community.name, row.by, row.title, dayOf(new Date(row.at)), row.rounds, ADMISSION_STATE_WORDS[row.state], row.article, row.ended ? MATTERS.ended(dayOf(new Date(row.ended.at)), row.ended.by, row.ended.reason) : row.reason, row.people, row.money, row.until]);
  return writeXlsxFile([
    { data: [REPORT_SUM_COLUMNS.map(head), ...sums.map((line) => line.map(wrapped))], sheet: '汇总', columns: REPORT_SUM_COLUMNS.map((_, at) => ({ width: at < 2 ? 22 : 12 })) },
    { data: [REPORT_COLUMNS.map(head), ...lines.map((line) => line.map(wrapped))], sheet: '逐件', columns: REPORT_COLUMNS.map(() => ({ width: 20 })) },
  ]).toBuffer();
}

async function openTable(deps: Deps, { id, year }: z.output<typeof ReportAddress>, { e, s }: z.output<typeof ReportAddressQuery>): Promise<OpenFile> {
  if (!deps.signer.verify(pathOf(id, year), e, s, deps.clock.now())) throw new DomainError('not_found');
  return spreadsheet(await tableOf(await reportOf(deps, id, year)));
}

/** The table behind a signed address. */
export const reportTable: Download = {
  path: '/matter-reports/:id/tables/:year',
  params: ReportAddress,
  query: ReportAddressQuery,
  open: (params, query, deps) => openTable(deps, params as z.output<typeof ReportAddress>, query as z.output<typeof ReportAddressQuery>),
};

/** The table that a list is written in, with an example. Holds nothing that is anybody's, so its address needs no signature. */
export async function listTemplate(): Promise<OpenFile> {
  const titles = LIST_COLUMNS.map((column) => head('optional' in column ? `${column.title}（选填）` : column.title));
  const examples = [LIST_COLUMNS.map(({ example }) => wrapped(example)), ['协助责任', '出租屋消防检查', '消防法第三十条', '街道消安办'].map(wrapped)];
  const notes = LIST_COLUMNS.map(({ title, note }) => [head(title), wrapped(note)]);
  const content = await writeXlsxFile([
    { data: [titles, ...examples], sheet: MATTERS.list, columns: titles.map(() => ({ width: 26 })) },
    { data: notes, sheet: '填写说明', columns: [{ width: 16 }, { width: 60 }] },
  ]).toBuffer();
  return spreadsheet(content, 300);
}

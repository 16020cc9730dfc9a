import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import writeXlsxFile from 'write-excel-file/node';
import { ExportAddress, ExportQuery } from '../../../shared/contract/audit';
import { AUDIT_ACTION_WORDS, AUDIT_COLUMNS, AUDIT_OBJECT_WORDS, CONTACT_REASON_WORDS } from '../../../shared/copy/audit';
import { ROLE_WORDS } from '../../../shared/copy/roles';
import { formatFullDate, formatTime } from '../../../shared/domain/kernel/dates';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { cell, head, spreadsheet, type Cell } from '../../http/spreadsheet';
import type { Download, OpenFile } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { Exports, Rows, type AuditExport, type AuditRow } from './model';
import { presentLine } from './presenter';
import { namesFor, type RowFilter } from './queries';

/** Most rows of one table; what is beyond is asked for with a narrower time. */
export const EXPORT_ROWS = 20_000;
const ADDRESS_MINUTES = 10;
const pathOf = (id: string): string => `/api/v1/audit/exports/${id}`;

/** What an export will hold, at an address that lives minutes. */
export interface ReadyExport {
  readonly id: string;
  readonly url: string;
  readonly rows: number;
  readonly cut: boolean;
}

/** Keeps what was asked for and signs an address for it. */
export async function prepareExport(deps: Deps, filter: RowFilter): Promise<ReadyExport> {
  const [id, now] = [randomUUID(), deps.clock.now()];
  const found = await Rows(deps).countDocuments(filter).limit(EXPORT_ROWS + 1);
  // Later rows would not be those that were counted.
  const kept = JSON.stringify({ $and: [filter, { at: { $lte: now } }] });
  await Exports(deps).insertMany([{ _id: id, filter: kept, expiresAt: new Date(now.getTime() + ADDRESS_MINUTES * 60_000) }]);
  return { id, url: deps.signer.sign(pathOf(id), now, ADDRESS_MINUTES), rows: Math.min(found, EXPORT_ROWS), cut: found > EXPORT_ROWS };
}

type Line = ReturnType<typeof presentLine>;
function cellsOf({ number, at, actor, subject, action, object, reason }: Line): Cell[] {
  const why = reason && [reason.code && CONTACT_REASON_WORDS[reason.code], reason.text].filter(Boolean).join('，');
  const thing = object && `${AUDIT_OBJECT_WORDS[object.kind]} ${object.label}`.trim();
  return [number, `${formatFullDate(at)} ${formatTime(at)}`, actor.name, actor.unit, actor.role && ROLE_WORDS[actor.role], AUDIT_ACTION_WORDS[action], subject?.name ?? null, thing, why];
}

async function tableOf(lines: readonly Line[]): Promise<Buffer> {
  return writeXlsxFile([AUDIT_COLUMNS.map(head), ...lines.map((line) => cellsOf(line).map(cell))], { columns: AUDIT_COLUMNS.map(() => ({ width: 20 })) }).toBuffer();
}

/** Moments become text in JSON; here they are moments again. */
const withMoments = (_key: string, value: unknown): unknown => (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : value);

async function open(deps: Deps, { id }: z.output<typeof ExportAddress>, { e, s }: z.output<typeof ExportQuery>): Promise<OpenFile> {
  const asked = deps.signer.verify(pathOf(id), e, s, deps.clock.now()) ? await Exports(deps).findById(id).lean<AuditExport>() : null;
  if (!asked || asked.expiresAt <= deps.clock.now()) throw new DomainError('not_found');
  const filter = JSON.parse(asked.filter, withMoments) as RowFilter;
  const rows = await Rows(deps).find(filter).sort({ at: -1, _id: -1 }).limit(EXPORT_ROWS).lean<AuditRow[]>();
  const names = await namesFor(deps, rows);
  return spreadsheet(await tableOf(rows.map((row) => presentLine(row, names))));
}

/** The table behind a signed address. */
export const exportDownload: Download = {
  path: '/audit/exports/:id',
  params: ExportAddress,
  query: ExportQuery,
  open: (params, query, deps) => open(deps, params as z.output<typeof ExportAddress>, query as z.output<typeof ExportQuery>),
};

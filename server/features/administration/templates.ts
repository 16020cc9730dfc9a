import { Readable } from 'node:stream';
import type { z } from 'zod';
import writeXlsxFile from 'write-excel-file/node';
import { TemplateAddress, TemplateQuery } from '../../../shared/contract/administration';
import { IMPORT_COLUMNS } from '../../../shared/copy/administration';
import type { TableKind } from '../../../shared/domain/administration/imports';
import type { Download } from '../../http/types';

/** An empty table with the titles of its columns, and one row as an example. All cells are text. */
export async function templateOf(kind: TableKind): Promise<Buffer> {
  const columns = IMPORT_COLUMNS[kind];
  const titles = columns.map(({ title, optional }) => ({ value: optional ? `${title}（选填）` : title, type: String, fontWeight: 'bold' as const }));
  const example = columns.map((column) => (column.example === '' ? null : { value: column.example, type: String }));
  return writeXlsxFile([titles, example], { columns: columns.map(() => ({ width: 22 })) }).toBuffer();
}

/** Templates hold nothing that is anybody's, so their address needs no signature. */
export const templateDownload: Download = {
  path: '/administration/templates/:name',
  params: TemplateAddress,
  query: TemplateQuery,
  async open(params) {
    const { name } = params as z.output<typeof TemplateAddress>;
    const content = await templateOf(name.replace('.xlsx', '') as TableKind);
    return { stream: Readable.from([content]), size: content.length, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', maxAge: 300 };
  },
};

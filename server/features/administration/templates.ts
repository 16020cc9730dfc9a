import type { z } from 'zod';
import writeXlsxFile from 'write-excel-file/node';
import { TemplateAddress, TemplateQuery } from '../../../shared/contract/administration';
import { IMPORT_COLUMNS, IMPORT_KIND_WORDS, TEMPLATE_WORDS, type Column } from '../../../shared/copy/administration';
import type { TableKind } from '../../../shared/domain/administration/imports';
import { head, spreadsheet } from '../../http/spreadsheet';
import type { Download } from '../../http/types';

const text = (value: string) => (value === '' ? null : { value, type: String, wrap: true as const, alignVertical: 'top' as const });

/**
 * A table with the titles of its columns and one row as an example, and a second sheet that says of every column
 * what belongs in it. All cells are text, so that no spreadsheet makes a number or a date of an id or a phone number.
 */
export const templateOf = (kind: TableKind): Promise<Buffer> => templateFor(IMPORT_COLUMNS[kind], IMPORT_KIND_WORDS[kind]);

/** The same for any columns. */
export async function templateFor(columns: readonly Column[], sheet: string): Promise<Buffer> {
  const titles = columns.map(({ title, optional }) => head(optional ? `${title}（选填）` : title));
  const example = columns.map((column) => (column.example === '' ? null : { value: column.example, type: String }));
  const notes = columns.map(({ title, optional, note, example: sample }) => [title, optional ? TEMPLATE_WORDS.mayBeEmpty : TEMPLATE_WORDS.mustBeFilled, note, sample].map(text));
  const explained = [TEMPLATE_WORDS.columns.map(head), ...notes, ...TEMPLATE_WORDS.hints.map((hint) => [text(hint)])];
  return writeXlsxFile([
    { data: [titles, example], sheet, columns: columns.map(() => ({ width: 22 })) },
    { data: explained, sheet: TEMPLATE_WORDS.sheet, columns: [{ width: 16 }, { width: 10 }, { width: 60 }, { width: 28 }] },
  ]).toBuffer();
}

/** Templates hold nothing that is anybody's, so their address needs no signature. */
export const templateDownload: Download = {
  path: '/administration/templates/:name',
  params: TemplateAddress,
  query: TemplateQuery,
  async open(params) {
    const { name } = params as z.output<typeof TemplateAddress>;
    const content = await templateOf(name.replace('.xlsx', '') as TableKind);
    return spreadsheet(content, 300);
  },
};

import { DROP_FIELD_WORDS, DROP_FORM as WORDS, DROP_USUAL } from '@shared/copy/drop';
import { fill } from '@shared/copy/fill';
import { columnsFault, DROP_FIELDS, type DropColumn, type DropOptions } from '@shared/domain/integrations/drop';
import { pairsIn } from './pairs';

/** What a channel of files needs, as it stands in the form: the columns are lines of text. */
export interface DropFilled {
  readonly format: DropOptions['format'];
  readonly rhythm: DropOptions['rhythm'];
  readonly hour: number;
  readonly columns: string;
}

/** All fields by their words, for the note below the form. */
export const FIELD_LIST = DROP_FIELDS.map((field) => DROP_FIELD_WORDS[field]).join('、');
const USUAL: readonly DropColumn[] = DROP_USUAL.map((field) => ({ title: DROP_FIELD_WORDS[field], field }));

/** A form that begins with the usual columns, or with what is kept. */
export function dropFilled(options: DropOptions | null): DropFilled {
  const { format = 'xlsx', rhythm = 'daily', hour = 8, columns = USUAL } = options ?? {};
  return { format, rhythm, hour, columns: columns.map(({ title, field }) => `${title}=${DROP_FIELD_WORDS[field]}`).join('\n') };
}

/** The columns out of their lines; a sentence where something is wrong with them. */
export function columnsIn(text: string): readonly DropColumn[] | string {
  const pairs = pairsIn(text);
  if ('badLine' in pairs) return fill(WORDS.badLine, { line: pairs.badLine });
  const columns: DropColumn[] = [];
  for (const [i, [title, word]] of pairs.entries()) {
    const field = DROP_FIELDS.find((one) => DROP_FIELD_WORDS[one] === word);
    if (field === undefined) return fill(WORDS.badField, { line: i + 1, word });
    columns.push({ title, field });
  }
  const fault = columnsFault(columns);
  return fault === null ? columns : WORDS[fault];
}

/** What is sent; null while something is wrong with the columns. */
export function dropOptions({ columns, ...rest }: DropFilled): (Omit<DropOptions, 'columns'> & { columns: DropColumn[] }) | null {
  const found = columnsIn(columns);
  return typeof found === 'string' ? null : { kind: 'drop', ...rest, columns: [...found] };
}

import type { ResponseOf } from '@/api';
import { fileName, sendTable } from '@/api/sendTable';
import type { ChosenFile } from '@/platform/file';

/** Hands a table in; it is read in the background. Rejects with `ApiError`. */
export const handIn = (file: ChosenFile, source: string): Promise<ResponseOf<'POST /registers/sheets'>> => sendTable(file, `/registers/sheets?source=${source}&file=${fileName(file)}`);

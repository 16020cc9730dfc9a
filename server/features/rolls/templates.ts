import type { z } from 'zod';
import { RollTemplateAddress, RollTemplateQuery } from '../../../shared/contract/rolls';
import { ROLL_COLUMNS, ROLL_KIND_WORDS } from '../../../shared/copy/rolls';
import type { RollKind } from '../../../shared/domain/rolls/kinds';
import { spreadsheet } from '../../http/spreadsheet';
import type { Download } from '../../http/types';
import { templateFor } from '../administration';

/** The table of a kind of roll, empty, with one row as an example and what belongs in each column; nobody's data is in it. */
export const rollTemplate: Download = {
  path: '/rolls/templates/:name',
  params: RollTemplateAddress,
  query: RollTemplateQuery,
  async open(params) {
    const kind = (params as z.output<typeof RollTemplateAddress>).name.replace('.xlsx', '') as RollKind;
    return spreadsheet(await templateFor(ROLL_COLUMNS[kind], ROLL_KIND_WORDS[kind].name), 300);
  },
};

import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import { WishRegisterAddress, WishRegisterQuery } from '../../../shared/contract/wishFigures';
import { WISH_REGISTER } from '../../../shared/copy/wishFigures';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { cell, head, spreadsheet } from '../../http/spreadsheet';
import type { Download, OpenFile, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { viewerOfPerson } from '../identity';
import { wishRegisterRows } from '../wishes';
import { boundsOf } from './months';
import { wishLevel } from './wishPage';

const ADDRESS_MINUTES = 10;
const WIDE = 4;
type Address = z.output<typeof WishRegisterAddress>;
const pathOf = ({ personId, levelId, from, to }: Address): string => `/api/v1/workbench/wish-registers/${personId}/${levelId}/${from}/${to}`;

/**
 * Signs the address of a register; the wishes are read when it is opened.
 * @throws DomainError `invalid_input` (to), `not_found`, `not_allowed`
 */
export async function prepareWishRegister(deps: Deps, viewer: Viewer, ask: ParsedOf<'POST /workbench/wish-registers'>['body']): Promise<ResponseOf<'POST /workbench/wish-registers'>> {
  const level = await wishLevel(deps, viewer, ask);
  return { url: deps.signer.sign(pathOf({ personId: viewer.personId, levelId: level.id, from: ask.from, to: ask.to }), deps.clock.now(), ADDRESS_MINUTES) };
}

async function open(deps: Deps, address: Address, { e, s }: z.output<typeof WishRegisterQuery>): Promise<OpenFile> {
  const viewer = deps.signer.verify(pathOf(address), e, s, deps.clock.now()) ? await viewerOfPerson(deps, address.personId) : null;
  if (!viewer) throw new DomainError('not_found');
  // As the person may see it now: who has lost the office in between gets nothing of it.
  const level = await wishLevel(deps, viewer, address);
  const rows = await wishRegisterRows(deps, level, boundsOf(address.from).from, boundsOf(address.to).to);
  const columns = WISH_REGISTER.columns.map((_, at) => ({ width: at === WIDE ? 48 : 16 }));
  return spreadsheet(await writeXlsxFile([WISH_REGISTER.columns.map(head), ...rows.map((row) => row.map(cell))], { columns }).toBuffer());
}

/** The register of wishes behind a signed address. */
export const wishRegisterDownload: Download = {
  path: '/workbench/wish-registers/:personId/:levelId/:from/:to',
  params: WishRegisterAddress,
  query: WishRegisterQuery,
  open: (params, query, deps) => open(deps, params as Address, query as z.output<typeof WishRegisterQuery>),
};

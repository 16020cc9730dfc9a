import type { z } from 'zod';
import { FileAddress, FileAddressQuery } from '../../../shared/contract/files';
import type { Download, HandlerTable } from '../../http/types';
import { storePhoto } from './commands/storePhoto';
import { presentPhoto } from './presenter';
import { openPhoto, ownPhoto } from './queries';

export const handlers: HandlerTable = {
  'POST /files': async ({ viewer, key, file }, deps) => {
    const photo = await storePhoto(deps, { personId: viewer.personId, key, path: file?.path ?? '' });
    return presentPhoto(deps, photo);
  },
  'GET /files/:id': ({ viewer, params }, deps) => ownPhoto(deps, viewer.personId, params.id),
};

/** Photos by signed address. */
export const photoDownload: Download = {
  path: '/files/:id/:variant',
  params: FileAddress,
  query: FileAddressQuery,
  open: (params, query, deps) => openPhoto(deps, params as z.output<typeof FileAddress>, query as z.output<typeof FileAddressQuery>),
};

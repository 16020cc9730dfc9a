import type { z } from 'zod';
import { FileAddress, FileAddressQuery } from '../../../shared/contract/files';
import type { Download, HandlerTable } from '../../http/types';
import { storePhoto } from './commands/storePhoto';
import { storeVoice } from './commands/storeVoice';
import { presentPhoto, presentVoice } from './presenter';
import { openFile, ownPhoto, ownVoice } from './queries';

export const handlers: HandlerTable = {
  'POST /files': async ({ viewer, key, file }, deps) => {
    const photo = await storePhoto(deps, { personId: viewer.personId, key, path: file?.path ?? '' });
    return presentPhoto(deps, photo);
  },
  'POST /voices': async ({ viewer, key, file }, deps) => presentVoice(deps, await storeVoice(deps, { personId: viewer.personId, key, path: file?.path ?? '' })),
  'GET /voices/:id': ({ viewer, params }, deps) => ownVoice(deps, viewer.personId, params.id),
  'GET /files/:id': ({ viewer, params }, deps) => ownPhoto(deps, viewer.personId, params.id),
};

/** Photos and recordings by signed address. */
export const fileDownload: Download = {
  path: '/files/:id/:variant',
  params: FileAddress,
  query: FileAddressQuery,
  open: (params, query, deps) => openFile(deps, params as z.output<typeof FileAddress>, query as z.output<typeof FileAddressQuery>),
};

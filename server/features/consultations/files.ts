import type { FileUser } from '../../platform/hooks';
import type { Deps } from '../../platform/deps';
import { Consultations, Meetings } from './model';

type Rows = { find(filter: object, fields: object): { lean<T>(): PromiseLike<T> } };
const user = (name: string, rows: (deps: Deps) => Rows): FileUser => ({
  name,
  async using(deps, fileIds) {
    const docs = await rows(deps).find({ fileIds: { $in: [...fileIds] } }, { fileIds: 1 }).lean<{ fileIds: string[] }[]>();
    return new Set(docs.flatMap((doc) => doc.fileIds).filter((id) => fileIds.includes(id)));
  },
});
/** Drawings of options, and pictures of minutes. */
export const fileUsers: readonly FileUser[] = [user('consultations', (deps) => Consultations(deps) as unknown as Rows), user('meetings', (deps) => Meetings(deps) as unknown as Rows)];

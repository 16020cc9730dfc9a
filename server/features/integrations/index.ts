import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { Answers, ensureAnswerIndexes, photosInAnswers } from './answerModel';
import { makeDueFiles } from './drop/make';
import { DropFiles } from './drop/fileModel';
import { forgetFiles, settleDrop } from './drop/hand';
import { dropDownload } from './drop/routes';
import { checkSignature } from './commands/checkSignature';
import { channelCourier } from './courier';
import { ensureIndexes, ForwardingNotices } from './model';
import { pullRequests } from './open311/pull';
import { replayHandlers } from './replay';
import { handlers } from './routes';
import { forgetStray } from './mail/stray';
import { forgetSent } from './sequence';
import { forward, settle } from './subscribers';
import { watchChannels } from './tasks';

export { CHANNEL_DEAD, DELIVERY_GIVEN_UP, DROP_MADE, STUCK_TODAY } from './events';
export { unitToTellOf } from './drop/queries';
export { READERS as FILE_READERS } from './policy';

const source: EventSource = { kind: 'forwardingNotice', model: (deps) => ForwardingNotices(deps) as unknown as ReturnType<EventSource['model']> };

const answerSource: EventSource = { kind: 'outsideAnswer', model: (deps) => Answers(deps) as unknown as ReturnType<EventSource['model']> };

const dropSource: EventSource = { kind: 'dropFile', model: (deps) => DropFiles(deps) as unknown as ReturnType<EventSource['model']> };

/** Matters told to systems outside (E): by channels of each unit, each with its own order and its own patience. */
export const feature: Feature = {
  name: 'integrations',
  handlers: { ...handlers, ...replayHandlers },
  sources: [source, answerSource, dropSource],
  subscribers: [forward, settle, settleDrop],
  couriers: [channelCourier],
  tasks: [watchChannels, forgetSent, pullRequests, makeDueFiles, forgetFiles, forgetStray],
  downloads: [dropDownload],
  signatures: checkSignature,
  fileUsers: [{ name: 'outsideAnswers', using: photosInAnswers }],
  async ensureIndexes(deps) {
    await ensureIndexes(deps);
    await ensureAnswerIndexes(deps);
  },
};

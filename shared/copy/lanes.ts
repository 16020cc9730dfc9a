import type { Lane } from '../domain/cases/lanes';

/** Lanes of the board that are views of the list too. */
export const LANE_WORDS: Readonly<Record<Lane, string>> = {
  answering: '等居民补充',
  returned: '退回来的',
  toDecide: '等街道定',
  toGrant: '等批延期',
  supervised: '被督办',
  deferred: '挂账的',
  repeated: '反复的',
};

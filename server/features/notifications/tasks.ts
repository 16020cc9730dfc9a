import type { Task } from '../../jobs/types';
import { forgetPushes } from '../../platform/wechat';

/** Longer than a pushed message is believed. */
const KEPT_MS = 3_600_000;

/** Forgets which messages WeChat has pushed, once they are too old to be believed again. */
export const forgetOldPushes: Task = {
  name: 'notifications.forgetPushes',
  everyMs: 3_600_000,
  run: (deps) => forgetPushes(deps, new Date(deps.clock.now().getTime() - KEPT_MS)),
};

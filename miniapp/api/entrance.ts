import { isString, readStored, writeStored } from '../platform/storage';

/** How the last session of this phone began or ended: decides whether WeChat may open the next by itself. */
export const rememberWechat = (): void => void writeStored('entrance', 'wechat');
/** Whoever logged out on purpose is not logged in again behind their back. */
export const rememberLeaving = (): void => void writeStored('entrance', 'left');

/** The last way in through WeChat still stands. */
export const cameByWechat = (): boolean => readStored('entrance', isString) === 'wechat';
/** Somebody logged out here on purpose. */
export const leftOnPurpose = (): boolean => readStored('entrance', isString) === 'left';

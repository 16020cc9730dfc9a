import { wechatRandomness, type Randomness, type WechatRandom } from '@shared/domain/ballotClient/seed';

declare const wx: WechatRandom;
/** Bytes that nobody can foresee, from WeChat itself: whoever asks goes no further without them. @throws BallotError `noRandomness` */
export const systemRandomness: Randomness = (length) => wechatRandomness(wx)(length);

import type { ByHand, ByHandOutcome } from '../domain/integrations/byHand';

/** What came of an order about one thing that did not get outside. */
export const BY_HAND_WORDS: Readonly<Record<ByHandOutcome, string>> = {
  resent: '又放回去送了，对方收过的不会重复记',
  redirected: '改走别的通道了',
  settled: '不再送了，记下了是谁定的',
  gone: '已经送到，或者别人先办了',
  underWay: '正在送，过一会儿再看',
  elsewhere: '这个通道不是同一个单位的，没有改',
};

/** The orders themselves, as buttons and as the audit log has them. */
export const BY_HAND_ACTS: Readonly<Record<ByHand, string>> = { resend: '再送一次', redirect: '改走别的通道', settle: '不再送了' };

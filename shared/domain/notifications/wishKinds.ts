/** Kinds of inbox message about wishes: to who wrote it or is to get it, to who claimed it, to the station. */
export const WISH_INBOX_KINDS = [
  'wishReceived', 'wishFiledForYou', 'wishAsked', 'wishPublished', 'wishDeclined', 'wishHandedOver', 'wishBecameProject', 'wishClaimed', 'wishQuestion', 'wishArranged', 'wishSent', 'wishAgreed', 'wishRefused', 'wishReleased', 'wishProven', 'wishRealised', 'wishStory', 'wishGiven',
  'wishVolunteers', 'wishHelped', 'wishReplied', 'wishAddress', 'wishProposed', 'wishLapsed', 'wishTakenBack', 'wishMatchSoon', 'wishProveSoon', 'wishNotYet', 'wishConfirmed', 'wishThanked', 'wishEnded', 'wishEndedShown', 'wishWithdrawn', 'wishRests', 'wishPassedOn', 'wishTakenOver', 'wishGivenOn', 'wishWait', 'wishStillComing', 'wishInvited',
  'stationWishNew', 'stationWishAnswered', 'stationWishClaimed', 'stationWishAccompany', 'stationWishLate', 'stationWishUnmatched', 'stationWishInvites', 'stationWishCall', 'stationWishQuestion', 'stationWishStuck', 'stationWishProven', 'stationWishConfirm', 'stationWishAdrift', 'stationWishMoved',
] as const;
export type WishInboxKind = (typeof WISH_INBOX_KINDS)[number];

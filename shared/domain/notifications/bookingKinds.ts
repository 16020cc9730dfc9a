/** Kinds of inbox message about rooms and services: to who has a booking, to the station. None says what it is for. */
export const BOOKING_INBOX_KINDS = [
  'bookingForYou', 'bookingAgreed', 'bookingRefused', 'bookingOff', 'bookingMovedUp', 'bookingSoon', 'bookingCalled', 'bookingHit', 'bookingMissed', 'bookingExcused', 'bookingMoved', 'bookingNotAnswered', 'stationBookingAsked', 'stationBookingWaits', 'stationBookingsHit',
] as const;
export type BookingInboxKind = (typeof BOOKING_INBOX_KINDS)[number];

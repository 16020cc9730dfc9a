import type { BookingInboxKind } from '../domain/notifications/bookingKinds';

/**
 * Messages about rooms and services; `[…]` is left out when its value is missing (`fill`). `{title}`: the room or service, `{unit}`: the
 * station, `{date}`: when. They may be read over somebody's shoulder: none says what a booking is for.
 */
export const BOOKING_INBOX: Readonly<Record<BookingInboxKind, { readonly title: string; readonly body: string }>> = {
  bookingForYou: { title: '替您约好了', body: '「{title}」[，{date}]，{unit}替您约的。去不了，点开取消就行。' },
  bookingAgreed: { title: '工作站同意了', body: '「{title}」[，{date}]，约上了。' },
  bookingRefused: { title: '这次没约成', body: '「{title}」[，{date}]。{unit}写了为什么。' },
  bookingOff: { title: '您的预约取消了', body: '「{title}」[，{date}]。{unit}写了为什么，对不住。' },
  bookingMovedUp: { title: '候补排到您了', body: '「{title}」[，{date}]，有人退了，轮到您。去不了请取消，让给后面的人。' },
  bookingSoon: { title: '快到您约的时间了', body: '「{title}」[，{date}]。去不了请早点取消。' },
  bookingCalled: { title: '叫到您的号了', body: '「{title}」，请过去。' },
  bookingHit: { title: '约好的时间不开了', body: '「{title}」[，{date}]，开放的日子变了。请点开另选时间，不用就取消。' },
  bookingMissed: { title: '这次没等到您', body: '「{title}」[，{date}]。来过却记错了，请告诉{unit}；几次不来，以后要找工作站约。' },
  bookingExcused: { title: '没来的那次不算了', body: '「{title}」[，{date}]。' },
  bookingMoved: { title: '替您改了时间', body: '「{title}」，改到[{date}]。' },
  bookingNotAnswered: { title: '这次没来得及答复', body: '「{title}」[，{date}]，{unit}没有答复，没约成，对不住。' },
  stationBookingAsked: { title: '有预约等您同意', body: '「{title}」[，{date}]。' },
  stationBookingWaits: { title: '有预约等了一天还没答复', body: '「{title}」[，{date}]，同意不同意都回一句。' },
  stationBookingsHit: { title: '有预约赶上不开放', body: '「{title}」[，{date}]。已经请本人另选时间，没改的请打个电话。' },
};

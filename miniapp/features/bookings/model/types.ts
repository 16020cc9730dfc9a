import type { ResponseOf } from '@/api';
import type { StepsOf } from '@/ui';

export type BookableView = ResponseOf<'GET /bookables/:id'>;
export type BookingView = ResponseOf<'GET /bookings/:id'>;
export type BookingProps = StepsOf<BookingView>;

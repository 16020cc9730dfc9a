import type { TestServer } from '../../../support/server';
import { pointIn } from './district';
import type { Somebody } from './people';

interface Hands {
  readonly server: TestServer;
  readonly send: (who: Somebody, path: string, body?: unknown) => Promise<{ id: string; revision: number }>;
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}
/** How far a booking of the reporter has come. `asked`: the station agrees first; `called`: of a service, on its day; `missed`: they did not come. */
export type BookingStage = 'asked' | 'booked' | 'called' | 'missed';
/** What it is for: planted, see `secrets/`. */
export const BOOKING_WORDS = { purpose: '约密商量装灯' } as const;
const ALL_DAY = [{ from: 0, to: 1_440 }];

export function bookingsFor({ server, send, once }: Hands) {
  const sheets = () => server.deps.db.collection<{ _id: string; rows: { id: string; revision: number }[] }>('bookingSheets');
  const bookableBody = (more: object = {}) => ({ kind: 'meeting', title: '二楼会议室', where: '党群服务中心', room: { workdays: ALL_DAY, restdays: ALL_DAY }, atOnce: 5, cancelHours: 0, ...more });
  const service = { kind: 'reception', room: null, service: { weekdays: [0, 1, 2, 3, 4, 5, 6], restdays: true, from: 0, minutes: 60, places: 24 } };
  const newBookable = async (more: object = {}): Promise<string> => (await send('staff', '/bookables', bookableBody(more))).id;
  const local = (): Date => new Date(server.deps.clock.now().getTime() + 8 * 3_600_000);
  const day = (): string => local().toISOString().slice(0, 10);
  const ahead = () => { const from = Math.ceil((local().getUTCHours() * 60 + local().getUTCMinutes() + 1) / 15) * 15; return { from, to: from + 15 }; };
  const wish = (purpose = '', span: object | null = ahead()) => ({ day: day(), span, purpose });
  /** What the reporter has and missed elsewhere does not stand in the way of one more. */
  const setAside = (from: string, to: string) => sheets().updateMany({ 'rows.personId': from }, { $set: { 'rows.$[mine].personId': to } } as never, { arrayFilters: [{ 'mine.personId': from }] });
  const revisionOf = async (id: string): Promise<number> => (await sheets().findOne({ _id: id.slice(0, 32) }))?.rows.find((row) => row.id === id.slice(32))?.revision ?? 0;
  async function newBooking(stage: BookingStage): Promise<string> {
    const bookable = await newBookable({ agree: stage === 'asked', ...(stage === 'called' ? service : {}) });
    await setAside('reporter', 'reporter-before');
    const { id } = await send('reporter', `/bookables/${bookable}/bookings`, wish(BOOKING_WORDS.purpose, stage === 'called' ? null : ahead()));
    await setAside('reporter-before', 'reporter');
    const step = async (action: string): Promise<void> => { await send('staff', `/bookings/${id}/${action}`, { revision: await revisionOf(id) }); };
    if (stage === 'called') await step('call');
    if (stage === 'missed') await step('missed');
    return id;
  }
  return {
    bookableBody,
    bookable: (more: object = {}): Promise<string> => once(`bookable ${JSON.stringify(more)}`, () => newBookable(more)),
    bookingWish: (who: string) => wish(who === 'reporter' ? BOOKING_WORDS.purpose : ''),
    anotherTime: () => { const { from, to } = ahead(); return { day: day(), span: { from: from + 30, to: to + 30 } }; },
    saying: () => ({ to: 'case', categoryId: 'stairLight', text: '二楼的灯不亮', place: { text: '八栋', point: pointIn(0) }, consent: 'spoken' }),
    booking: (stage: BookingStage): Promise<string> => once(`booking ${stage}`, () => newBooking(stage)),
    /** A booking with the body of a step. */
    async onBooking(stage: BookingStage, more: object = {}) {
      const id = await once(`booking ${stage}`, () => newBooking(stage));
      return { params: { id }, body: { revision: await revisionOf(id), ...more } };
    },
    /** A room with the body of what its station does with it; `paused`, `closed`: it was before. */
    async onBookable(more: object = {}, before?: { readonly action: 'pause' | 'close'; readonly body: object }) {
      const id = await once(`kept ${JSON.stringify(before ?? {})}`, () => newBookable());
      const rows = server.deps.db.collection<{ _id: string; state: string; revision: number; closed: unknown[] }>('bookables');
      const doc = await rows.findOne({ _id: id });
      if (before && doc?.state === 'open' && doc.closed.length === 0) await send('staff', `/bookables/${id}/${before.action}`, { revision: doc.revision, ...before.body });
      return { params: { id }, body: { revision: (await rows.findOne({ _id: id }))?.revision, ...more } };
    },
    closure: () => ({ from: day(), to: day(), why: '检修' }),
  };
}

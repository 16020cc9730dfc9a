import Taro from '@tarojs/taro';
import { ACTIVITY } from '@shared/copy/activities';
import type { CalendarEntry } from './calendarEntry';

/** Puts one shift into the calendar of the phone, with a word an hour before (WeChat 2.15.0). Returns what to say; throws where it was refused. */
export async function addToCalendar({ title, where, startsAt, endsAt }: CalendarEntry): Promise<string> {
  await Taro.addPhoneCalendar({ title, location: where, startTime: Math.floor(startsAt.getTime() / 1000), endTime: `${Math.floor(endsAt.getTime() / 1000)}`, alarm: true, alarmOffset: 3_600 });
  return ACTIVITY.calendarDone;
}

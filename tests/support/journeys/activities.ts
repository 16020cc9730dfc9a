import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../../shared/domain/kernel/days';
import { press, tap, typeInto } from './hands';

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name }).or(page.getByRole('spinbutton', { name })).filter({ visible: true }).first();

/** Fills the form of an activity in front of building 3, three days from now in the morning, with one role. */
export async function writeActivity(page: Page, { title, text, meet, role, places }: { readonly title: string; readonly text: string; readonly meet: string; readonly role: string; readonly places: number }): Promise<void> {
  await typeInto(field(page, '叫什么'), title);
  await typeInto(field(page, '做什么，要注意什么'), text);
  await typeInto(field(page, '在哪里（大概）'), '3 栋花坛');
  await typeInto(field(page, /^在哪里碰头/), meet);
  await tap(page, '在地图上选');
  await press(page, /3 栋/).first().click();
  await press(page, /就是这里/).first().click();
  await typeInto(field(page, '哪一天（第一场）'), addDays(dayOf(new Date()), 3));
  await typeInto(field(page, '几点开始'), '09:00');
  await typeInto(field(page, '几点结束'), '11:00');
  await typeInto(field(page, '岗位叫什么'), role);
  await typeInto(field(page, '要几个人'), `${places}`);
}

import { errors, type Locator, type Page } from 'playwright-core';

/** How long a journey waits for what should be there at once, on a slow machine. Milliseconds. */
const PATIENCE = 30_000;

/** Anything people press, by its words; only what is visible counts. */
export function press(page: Page, words: string | RegExp): Locator {
  const exact = typeof words === 'string';
  const roles = (['button', 'link', 'radio', 'tab', 'switch'] as const).map((role) => page.getByRole(role, { name: words, exact }));
  return roles.reduce((all, one) => all.or(one)).filter({ visible: true });
}

/** How long one thing found may take to be pressed before it is looked for again. Milliseconds. */
const ONE_TRY = 3_000;

/** From one look anew to the next: nobody reloads a page faster, and whoever does is refused for asking too much. Milliseconds. */
const BETWEEN_LOOKS = 500;

/**
 * Presses it with a finger on the phone, with the mouse at the desk, as soon as it is there. What was found on a page that is
 * just leaving never comes to rest: then it is looked for again, as a person would.
 */
export async function tap(page: Page, words: string | RegExp): Promise<void> {
  const target = press(page, words).first();
  const touch = await page.evaluate('navigator.maxTouchPoints > 0');
  const end = Date.now() + PATIENCE;
  for (;;) {
    await target.waitFor({ timeout: PATIENCE });
    try {
      return await (touch ? target.tap({ timeout: ONE_TRY }) : target.click({ timeout: ONE_TRY }));
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || Date.now() > end) throw error;
    }
  }
}

/**
 * Types into a field, again where the browser did not take it in: the browser build moves a field once, some ten
 * milliseconds after it was drawn, and what is typed in that moment goes nowhere.
 */
export async function typeInto(field: Locator, words: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  do {
    await field.fill(words);
    if ((await field.inputValue()) === words) return;
  } while (Date.now() < end);
  throw new Error(`the field holds “${await field.inputValue()}” and not “${words}”`);
}

/** Opens 我的: a tab on the standard pages; in elder mode a button of home, which is also told how many messages were not read. */
export async function openMine(page: Page): Promise<void> {
  await tap(page, /^我的(，|$)/);
}

/** Opens a message from the inbox that is open; looked for anew every few seconds while it is still on its way. */
export async function openMessage(page: Page, words: RegExp, patience = PATIENCE): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const there = await press(page, words).first().waitFor({ timeout: ONE_TRY }).then(() => true, () => false);
    if (there || Date.now() > end) return tap(page, words);
    await page.reload();
  }
}

/** Opens what a message leads to, from wherever 我的 is at hand: who works for a unit starts at their desk, and finds messages where everybody does. */
export async function byMessage(page: Page, words: RegExp): Promise<void> {
  await openMine(page);
  await tap(page, /^消息/);
  await openMessage(page, words);
}

/** Looks anew until something holds of the page: what was changed is new everywhere within five seconds, and until then the page is as before. */
export async function lookAnew(page: Page, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('looked anew in vain');
    await page.reload();
    await page.waitForTimeout(BETWEEN_LOOKS);
  }
}

/** Looks anew until these words stand there: for what the background work brings, which a page that is open does not hear of. */
export async function seesAnew(page: Page, words: string | RegExp): Promise<void> {
  await lookAnew(page, () => page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: ONE_TRY }).then(() => true, () => false));
}

/** Waits until these words stand on the page. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
}

/** Everything that can be read on the page now. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ');
}

/** Presses it, once more when nothing comes of it as a person would, and hands the file that is asked for. */
export async function givePhoto(page: Page, words: string | RegExp, picture: Buffer): Promise<void> {
  await press(page, words).first().waitFor();
  const ask = async (timeout: number) => {
    const [asked] = await Promise.allSettled([page.waitForEvent('filechooser', { timeout }), tap(page, words)]);
    return asked.status === 'fulfilled' ? asked.value : null;
  };
  const chooser = (await ask(PATIENCE / 3)) ?? (await ask(PATIENCE));
  if (!chooser) throw new Error(`No file was asked for after ${words}.`);
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: picture });
}

/** Opens the start page and becomes somebody by one tap. */
export async function become(page: Page, url: string, name: string): Promise<void> {
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${url}/`);
  const entry = new RegExp(`以${name}的身份看看`);
  await tap(page, entry);
  await page.waitForURL((address) => !address.hash.includes('login'));
  // The address changes first, and the page's code may still be on its way: who goes on before it is drawn would be overtaken by it.
  await page.locator('.taro_page[id*=login]').filter({ visible: true }).waitFor({ state: 'hidden' });
  await page.locator('.taro_page:not([id*=login]) .u-root').filter({ visible: true }).first().waitFor();
}

/** The page of the mini-program at the address. */
export const routeOf = (page: Page): string => new URL(page.url()).hash.replace(/^#\//, '').split('?')[0] ?? '';

/** After the first login with a password that was given: the page asks for one's own before anything else. */
export async function chooseOwnPassword(page: Page, given: string, own: string): Promise<void> {
  await sees(page, '换成您自己的密码');
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true }).filter({ visible: true });
  await typeInto(field('管理员给的密码'), given);
  await typeInto(field('新密码'), own);
  await typeInto(field('再写一遍'), own);
  await tap(page, '换好密码');
}

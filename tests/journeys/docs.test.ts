import type { Browser } from 'playwright-core';
import { launchBrowser, newDesktopPage } from '../support/browser';
import { startDistrict, type District } from '../support/journeys/district';

let server: District;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startDistrict(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

describe('the API page', () => {
  it('shows every group and tries a call, and asks nobody else for anything', async () => {
    const visitor = await newDesktopPage(browser, { baseURL: server.url });
    const { page } = visitor;
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
    });
    await page.goto('/docs');
    await page.locator('#operations-tag-cases').click();
    const operation = page.locator('.opblock', { has: page.locator('[data-path="/catalogue"]') });
    await operation.locator('.opblock-summary').click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table').getByText('200', { exact: true }).first().waitFor();
    expect(await operation.locator('.live-responses-table').innerText()).toContain('井盖');
    expect(elsewhere).toEqual([]);
    visitor.expectQuiet();
    await visitor.close();
  });
});

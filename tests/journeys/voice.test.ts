import { launchBrowser, MICROPHONE, newPhonePage } from '../support/browser';
import { become, press, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const HEARD = '三楼的灯不亮，晚上看不见台阶。';

const stage = setStage({ flags: MICROPHONE });

describe('a report that is only spoken', () => {
  it('is spoken, heard again and handed in in elder mode, without a word typed', async () => {
    const { page } = await stage.phone(PEOPLE.wang.name);
    await tap(page, /^报个问题/);
    await sees(page, '第一步');
    await tap(page, /^点一下，说给我们听/);
    await sees(page, /正在听/);
    await sees(page, /正在听.*0:02/);
    await tap(page, /^正在听/);
    await sees(page, /录音 0:0[2-9]/);
    await tap(page, /^听一遍/);
    await press(page, /^先停一下/).waitFor();
    await tap(page, '下一步');
    await tap(page, /^楼道照明/);
    await tap(page, '下一步');
    await tap(page, '下一步');
    await sees(page, '1 段录音');
    await tap(page, '交给工作站');
    await sees(page, /交上去了/);
    await sees(page, '您说的话');
    expect(await textOf(page)).toContain('工作站听过以后会写下来');
  });

  it('is heard at the desk by a key, and written down', async () => {
    const { page } = await stage.desk(PEOPLE.lin.name);
    await page.getByRole('option', { name: /语音：楼道照明/ }).first().click();
    await sees(page, '没有写字，听录音');
    await page.keyboard.press('v');
    await press(page, /^停一下/).waitFor();
    await tap(page, /倍速/);
    await sees(page, '1.5×');
    await page.keyboard.press('e');
    await typeInto(page.getByRole('textbox', { name: /听到的话/ }), HEARD);
    await tap(page, '写好了');
    await sees(page, /写下来了，居民会看到/);
    await sees(page, `工作站听写：${HEARD}`);
    await page.getByRole('option', { name: /三楼的灯不亮/ }).first().waitFor();
  });

  it('is read by its reporter, who may say that it is wrong', async () => {
    const { page } = await stage.phone(PEOPLE.wang.name);
    await tap(page, /^我报的事/);
    await tap(page, /三楼的灯不亮/);
    await sees(page, `工作站听写：${HEARD}`);
    expect(await textOf(page)).toContain(PEOPLE.lin.name);
    await tap(page, '写得不对');
    await typeInto(page.getByRole('textbox', { name: '哪里写得不对' }), '是四楼');
    await tap(page, '告诉工作站');
    await sees(page, /您说写得不对：是四楼/);
  });
});

it('says what to do where there is no microphone', async () => {
  const deaf = await launchBrowser();
  try {
    const watched = await newPhonePage(deaf);
    await become(watched.page, stage.server.url, PEOPLE.wang.name);
    await tap(watched.page, /^报个问题/);
    await tap(watched.page, /^点一下，说给我们听/);
    await sees(watched.page, /没有得到用麦克风的许可|现在录不了音/);
    await watched.close();
  } finally {
    await deaf.close();
  }
});

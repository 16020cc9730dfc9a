import { OFFSET_MS } from '../../shared/domain/kernel/days';
import { toSystem } from '../../shared/domain/organisation/coordinates';
import { castOf, reportOf } from '../support/journeys/cases';
import { openMine, sees, tap, textOf, typeInto } from '../support/journeys/hands';
import { PEOPLE } from '../support/journeys/people';
import { setStage } from '../support/journeys/stage';

const stage = setStage();
const TITLE = '今天的巡查';
/** `YYYY-MM-DDTHH:MM` at +08:00, so many minutes from now. */
const local = (minutes: number): string => new Date(Date.now() + OFFSET_MS + minutes * 60_000).toISOString();

it('is come to by the code that the station shows, and left by where one is', async () => {
  const cast = await castOf(stage.server.url);
  const { place } = await reportOf(cast.chen);
  const [from, to] = [local(20), local(80)];
  const { id } = await cast.lin.call('POST /activities', { body: { title: TITLE, text: '看看楼道的灯。', where: '3 栋', meet: '3 栋门口', point: place.point, roles: [{ name: '巡查', places: 2 }], when: { firstOn: from.slice(0, 10), from: from.slice(11, 16), to: to.slice(11, 16) } } });
  await cast.lin.call('POST /activities/:id/publish', { params: { id }, body: { revision: 0 } });

  const { page: zhao } = await stage.phone('赵志强');
  const context = zhao.context();
  await openMine(zhao);
  await tap(zhao, /^志愿者/);
  await tap(zhao, '活动与班次');
  await tap(zhao, new RegExp(TITLE));
  await tap(zhao, '报名');
  await sees(zhao, '到了，签到');

  const { page: lin } = await stage.desk(PEOPLE.lin.name);
  await tap(lin, '志愿者');
  await tap(lin, '志愿活动');
  await tap(lin, new RegExp(TITLE));
  await tap(lin, '谁来');
  await tap(lin, '给大家扫的码');
  await sees(lin, '扫不了的，输这六位数字');
  const digits = /(?<!\d)\d{6}(?!\d)/.exec(await textOf(lin))?.[0] ?? '';
  await tap(zhao, '输六位数字');
  await typeInto(zhao.getByRole('spinbutton', { name: '带队人手机上的六位数字' }).or(zhao.getByRole('textbox', { name: '带队人手机上的六位数字' })).first(), digits);
  await tap(zhao, '就是它');
  await sees(zhao, '要走了，签退');

  const here = toSystem(place.point, 'wgs84');
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ longitude: here.lng, latitude: here.lat });
  await tap(zhao, '用我的位置');
  await sees(zhao, /^走了，/);

  await lin.reload();
  await sees(lin, /到（扫码），/);
  await tap(lin, /赵志强/);
  await tap(lin, '紧急联系人');
  await sees(lin, /赵妈妈（父母）/);
});

import { fitField } from '../../../server/platform/wechat';

describe('values of subscribe messages', () => {
  it.each([
    ['thing1', '2 单元楼道灯不亮', '2 单元楼道灯不亮'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['thing1', '一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing4', '  两行\n成一行 ', '两行 成一行'],
    ['thing1', '', '-'],
    ['phrase3', '等您评价', '等您评价'],
    ['phrase3', '没等到评价，先办结', '没等到评价'],
    ['phrase3', '已办结 OK', '已办结'],
    ['character_string2', 'LL-0305-0001', 'LL-0305-0001'],
    ['character_string2', '编号 LL-1', 'LL-1'],
    ['phone_number1', '0755-5555 0123 转 801', '0755-55550123801'],
    ['name1', '欧阳娜娜欧阳娜娜欧阳娜', '欧阳娜娜欧阳娜娜欧阳'],
    ['name1', 'Alexander Humboldt', 'Alexander Humboldt'],
    ['car_number1', '粤B12345678', '粤B123456'],
    ['symbol1', '??????', '?????'],
    ['number1', '第 12 件', '12'],
    ['time3', '2026年3月5日 17:30', '2026年3月5日 17:30'],
  ])('for %s make %j to %j', (key, value, fitted) => {
    expect(fitField(key, value)).toBe(fitted);
  });

  it('never split a character of two units', () => {
    const fitted = fitField('thing1', '😀'.repeat(20));
    expect(fitted.length).toBeLessThanOrEqual(20);
    expect(fitted).toBe(`${'😀'.repeat(9)}…`);
  });
});

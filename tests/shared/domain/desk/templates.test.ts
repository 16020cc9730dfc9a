import { filledIn, gapsIn, TEMPLATE_VARIABLES } from '../../../../shared/domain/desk/templates';

it('puts the facts of a case into the words, wherever they stand and however often', () => {
  expect(filledIn('您反映的「【事】」（【工单号】）在【地方】，【单位】去看。【事】', { 事: '井盖裂了', 工单号: 'LL-1', 地方: '3 栋', 单位: '锦园物业' })).toBe('您反映的「井盖裂了」（LL-1）在3 栋，锦园物业去看。井盖裂了');
});

it('leaves what the case does not say as a gap, and what is no variable as it is written', () => {
  const text = filledIn('【答复时间】前答复，见【通知】', {});
  expect(text).toBe('【答复时间】前答复，见【通知】');
  expect(gapsIn(text)).toEqual(['答复时间']);
});

it('knows every variable, and fills none twice: facts that look like one stay facts', () => {
  for (const word of TEMPLATE_VARIABLES) expect(gapsIn(`【${word}】`)).toEqual([word]);
  expect(filledIn('【事】', { 事: '【地方】的灯', 地方: '3 栋' })).toBe('【地方】的灯');
  expect(gapsIn('没有空')).toEqual([]);
});

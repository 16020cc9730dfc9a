import { partBytes, partOf, undrawn } from '../../../../server/platform/pdf/fonts';
import { sheetOf } from '../../../../server/platform/pdf/paper';

it.each([['A', '0'], ['王', '0'], ['□', '0'], ['䶮', '1'], ['㛃', '1'], ['𬭎', '1'], ['𠳐', '1'], ['鿍', '1']])('%s is drawn by font %s', (sign, font) => {
  expect(partOf(sign)?.split('/')[0]).toBe(font);
});

it('says which signs would stand as □, each once', () => {
  expect(undrawn('王𠀋䶮 𠀋')).toBe('𠀋');
  expect(undrawn('赵志强 女士')).toBe('');
});

it('unpacks a part as TrueType, and embeds a rare name in a small sheet', async () => {
  expect((await partBytes(partOf('䶮') ?? '')).readUInt32BE(0)).toBe(0x00010000);
  const file = await sheetOf({ title: '试', at: new Date(0) }, (sheet) => void sheet.text('王䶮𬭎', { x: 60, y: 60, size: 20, width: 400 }));
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  expect(file.toString('latin1')).toContain('SourceHanSerifCN');
  expect(file.length).toBeLessThan(100_000);
});

import fc from 'fast-check';
import { codeKind, faultsIn, masked, mustMask, personalIn } from '../../../../shared/domain/wishes/asking';

const kinds = (spots: readonly { readonly kind: string }[]): string[] => spots.map(({ kind }) => kind);

describe('what may not be asked for', () => {
  it.each([
    ['请大家捐款', 'money'], ['请大家捐 款', 'money'], ['缺三千元学费', 'money'], ['借我五百块', 'money'], ['想求 2000 元', 'money'], ['需要大概１０００元', 'money'], ['帮孩子筹款', 'money'],
    ['收·款·码在图里', 'payCode'], ['扫 码 支 付', 'payCode'], ['卡号6222020012345678901', 'account'], ['６２２２　０２００　１２３４　５６７８', 'account'], ['六二二二零二零零一二三四五六七八', 'account'], ['支付宝 abc123456', 'account'], ['开户行在城南', 'account'],
  ])('%s is %s', (text, kind) => expect(kinds(faultsIn(text))).toContain(kind));

  it.each([
    '想要一盏五十元左右的台灯', '想学手机转账，孩子不在家', '要两个小时', '周一二三四五六七都行', '教我怎么看账号', '想有人陪我下三三两两盘棋', '三年级的孩子想看一套旧书', '一位 78 岁的老人，想要一条树荫下的长椅', '十月一日以前要',
  ])('%s is a wish like any other', (text) => expect(faultsIn(text)).toEqual([]));
});

describe('what is personal', () => {
  it.each([
    ['我电话13800138000', 'phone'], ['我电话１３８００１３８０００', 'phone'], ['一三八零零一三八零零零', 'phone'], ['幺三八 零零幺三 八零零零', 'phone'], ['壹叁捌零零壹叁捌零零零', 'phone'], ['1-3-8-0-0-1-3-8-0-0-0', 'phone'], ['1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣', 'phone'], ['①③⑧00138000', 'phone'],
    ['座机 0755-26781234', 'phone'], ['身份证11010119900307123X', 'document'], ['加微信 abc12345', 'contact'], ['vx：abc12345', 'contact'], ['邮箱 wang@example.com', 'contact'], ['住在3栋2单元502室', 'address'], ['3-2-502', 'address'], ['我叫王小明', 'name'],
  ])('%s has a %s', (text, kind) => expect(kinds(personalIn(text))).toContain(kind));

  it('is gone when it is masked, and what is left is as it was', () => {
    const text = '我叫王小明，住3栋2单元502室，打１３８ ００１３ ８０００找我，想学手机';
    const left = masked(text, personalIn(text));
    expect(left).toMatch(/想学手机$/);
    expect(left).not.toMatch(/王小明|502|１３８|８０００/);
    expect(mustMask(left)).toEqual([]);
  });

  it('never breaks a text, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const spots = personalIn(text);
      for (const { start, end } of [...spots, ...faultsIn(text)]) expect(start >= 0 && end > start && end <= text.length).toBe(true);
      expect(mustMask(masked(text, spots)).length).toBe(0);
    }));
  });

  it('finds a number in whatever digits it is written', () => {
    const shapes = ['0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖'];
    fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), fc.array(fc.constantFrom(...shapes), { minLength: 11, maxLength: 11 }), fc.constantFrom('', ' ', '-', '·'), (number, set, between) => {
      const written = [...number].map((digit, at) => [...(set[at] ?? '')][Number(digit)]).join(between);
      expect(kinds(mustMask(`找我${written}谢谢`))).toEqual(['phone']);
    }));
  });
});

it.each([
  ['wxp://f2f0abc', 'pay'], ['HTTPS://QR.ALIPAY.COM/FKX0', 'pay'], ['https://qr.95516.com/00010000', 'pay'], ['00020101021126', 'pay'], ['https://u.wechat.com/EAbc', 'contact'], ['BEGIN:VCARD', 'contact'], ['13800138000', 'contact'], ['https://example.org/manual', 'other'],
])('a code that says %s is %s', (says, kind) => expect(codeKind(says)).toBe(kind));

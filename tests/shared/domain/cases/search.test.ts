import fc from 'fast-check';
import { bigrams, normalise, roomTokens, searchQuery, searchTokens, type SearchableCase } from '../../../../shared/domain/cases/search';

const about: SearchableCase = {
  number: 'LL26-000123', title: '厨房水管渗水到楼下', placeText: '5 栋 2 单元 402', categoryName: '水电气维修', reporterName: '陈桂芳', phoneTail: '8123',
};
/** As the index answers: all tokens of one alternative, or a token that begins with the prefix. */
function finds(typed: string, tokens: readonly string[] = searchTokens(about)): boolean {
  const { anyOf, prefix } = searchQuery(typed);
  return anyOf.some((all) => all.every((token) => tokens.includes(token))) || (prefix !== null && tokens.some((token) => token.startsWith(prefix)));
}

describe('finding a case', () => {
  it.each([
    'LL26-000123', 'll26-000123', 'LL26000123', '26-123', 'ＬＬ２６－０００１２３', '8123', '13800138123', '402', '陈桂芳', '水管', '渗水到楼下',
    '5栋', '5 栋 402', '5-2-402', '2单元402', '水电气', '厨', '下', '水管 渗水', '厨房，水管',
  ])('by %s', (typed) => {
    expect(finds(typed)).toBe(true);
  });

  it.each(['LL26-000124', '8124', '403', '陈桂', '6栋402', '5-3-402', '路灯', '桂芳', '', '   ', '。！', '812', '💡', '{"$gt":""}'])('not by %s', (typed) => {
    expect(finds(typed)).toBe(false);
  });

  it('finds every title by any two of its neighbouring characters, whatever is written', () => {
    const han = fc.array(fc.constantFrom(...'井盖坏了路灯不亮水管漏孩子绊倒'), { minLength: 2, maxLength: 12 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(han, fc.nat(), (title, seed) => {
        const start = seed % (title.length - 1);
        return finds(title.slice(start, start + 2), searchTokens({ ...about, title, placeText: '东门' }));
      }),
    );
  });

  it('never keeps more than forty tokens, and the exact ones first', () => {
    const tokens = searchTokens({ ...about, title: '一二三四五六七八九十'.repeat(2) + '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒' });
    expect(tokens).toHaveLength(40);
    expect(tokens.slice(0, 6)).toEqual(['n:LL26-000123', 'p:8123', 'm:陈桂芳', 'b:5', 'e:2', 'r:402']);
  });

  it('never indexes a whole phone number or an empty name', () => {
    const tokens = searchTokens({ ...about, phoneTail: '13800138123', reporterName: ' ' });
    expect(tokens.some((token) => token.startsWith('p:') || token.startsWith('m:'))).toBe(false);
  });
});

describe('tokens', () => {
  it('pair Chinese characters and keep words and numbers whole', () => {
    expect(bigrams('3号楼LED灯不亮')).toEqual(['3', '号楼', 'led', '灯不', '不亮']);
    expect(bigrams('灯，亮')).toEqual(['灯', '亮']);
    expect(bigrams('井盖井盖')).toEqual(['井盖', '盖井']);
  });

  it('know one spelling of everything', () => {
    expect(normalise('  Ａ栋－３０１！\n灯 ')).toBe('a栋 301 灯');
  });

  it.each([
    ['3 栋 2 单元 301', 'b:3 e:2 r:301'],
    ['3-2-301', 'b:3 e:2 r:301'],
    ['12栋1203室', 'b:12 r:1203'],
    ['12-1203', 'b:12 r:1203'],
    ['3号楼门口', 'b:3'],
    ['三号门', ''],
    ['2026-11-24', ''],
    ['电话 13800138000', ''],
  ])('of rooms in %s are %s', (text, tokens) => {
    expect(roomTokens(text).join(' ')).toBe(tokens);
  });

  it('have room for any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => searchTokens({ ...about, title: text, placeText: text }).length <= 40 && Array.isArray(searchQuery(text).anyOf)));
  });
});

/** The first characters of each letter in the order of pinyin; ü, i and u begin no syllable. */
const FIRST = [...'吖八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'];
const LETTERS = [...'abcdefghjklmnopqrstwxyz'];
const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
/** Characters of everyday words that are read in two ways, with both letters. */
const TWO: Readonly<Record<string, string>> = { 长: 'zc', 重: 'zc', 行: 'xh', 会: 'hk', 调: 'dt', 乐: 'ly', 单: 'ds', 参: 'cs', 朝: 'cz', 率: 'ls', 便: 'bp', 传: 'cz', 降: 'jx', 系: 'xj', 校: 'xj', 藏: 'cz', 厦: 'sx', 卡: 'kq', 车: 'cj', 解: 'jx', 还: 'hx', 种: 'zc', 属: 'sz', 给: 'gj', 弹: 'dt' };
const HAN = /\p{Script=Han}/u;

/** The letter of one character; itself where it is a letter or figure, nothing else. */
function lettersOf(sign: string): string {
  if (/[a-z\d]/.test(sign)) return sign;
  if (!HAN.test(sign)) return '';
  if (TWO[sign]) return TWO[sign];
  const at = FIRST.findLastIndex((first) => collator.compare(first, sign) <= 0);
  return LETTERS[at] ?? '';
}
/** Readings kept of one text. */
const MOST = 4;

/** The first letters of the pinyin of a text, `补办社保卡` → `bbsbk`, by the order of the Unicode collation; several where a character is read in two ways. */
export function initialsOf(text: string): string[] {
  let readings = [''];
  for (const sign of text.normalize('NFKC').toLowerCase()) {
    const letters = [...lettersOf(sign)];
    if (letters.length > 0) readings = readings.flatMap((before) => letters.map((letter) => before + letter)).slice(0, MOST);
  }
  return [...new Set(readings)].filter((reading) => reading.length > 1);
}

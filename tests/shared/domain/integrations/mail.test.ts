import { MAIL_WORDS } from '../../../../shared/copy/mail';
import { isMailAddress, ownWords, saidIn, tiedAddress, tokenIn, withoutNumber } from '../../../../shared/domain/integrations/mail';

const own = (text: string): string => ownWords(text, MAIL_WORDS.above);

it('leaves out what a mail program quotes, and keeps what was written', () => {
  const quotes = [`${MAIL_WORDS.above}\n编号`, `> ${MAIL_WORDS.above}`, '------------------ 原始邮件 ------------------\n发件人: 邻里', '在 2026年3月2日 10:00，邻里 <linli@city.example> 写道：\n> x', 'On Mon, 2 Mar 2026 at 10:00, Linli wrote:\n> x', '发件人: 邻里', '-----Original Message-----', '发自我的 iPhone', '-- \n物业'];
  for (const quote of quotes) expect(own(`办好了\r\n\r\n换了灯头。\r\n\r\n\r\n\r\n${quote}`)).toBe('办好了\n\n换了灯头。');
  expect(own('师傅写道路不平。\n从东门进。')).toBe('师傅写道路不平。\n从东门进。');
});

it.each([
  ['办好了\n换了灯头。', 'done', '换了灯头。'], ['办好了，换了灯头。', 'done', '换了灯头。'], ['退回：这面墙是市政的。', 'returned', '这面墙是市政的。'], ['收到', 'received', ''], ['在办 下午去', 'working', '下午去'], ['已办结。\n好了', 'done', '好了'],
  ['还没办好了才怪', 'note', '还没办好了才怪'], ['请问办好了要拍照吗', 'note', '请问办好了要拍照吗'], ['', 'note', ''],
])('reads the state from the first line alone: %j', (words, status, note) => expect(saidIn(words)).toEqual({ status, note }));

it.each([
  ['办好了\n换了灯头。\n我方编号：WX-0012', 'WX-0012', '办好了\n换了灯头。'], ['在办\n 工单号: 12 ', '12', '在办'], ['办好了\n编号写在我方编号：的后面', null, '办好了\n编号写在我方编号：的后面'], ['收到', null, '收到'],
])('reads their own number from a line of its own: %j', (words, number, rest) => expect(withoutNumber(words)).toEqual({ number, words: rest }));

it('finds a token in an address or a message id, and in nothing else', () => {
  const token = '0123456789abcdef0123456789abcdef';
  expect(tokenIn(tiedAddress('linli@city.example', token))).toBe(token);
  expect(tokenIn(`<${token}.0123456789abcdef@city.example>`)).toBe(token);
  for (const other of ['linli@city.example', `linli+${token.slice(1)}@city.example`, `x${token}.0123456789abcdef@city.example`]) expect(tokenIn(other)).toBeNull();
});

it('takes one address of mail', () => {
  expect(['paidan@plum.example', 'a.b+c@x-y.gov.cn'].map(isMailAddress)).toEqual([true, true]);
  expect(['plum', 'a@b', 'a b@c.example', 'a@c.example,b@c.example', 'a@c.example\n', `${'a'.repeat(65)}@c.example`].map(isMailAddress)).toEqual(Array(6).fill(false));
});

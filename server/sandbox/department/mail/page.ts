import { answeredGrid, doorForms, entry, folded, grid, line, pick, safe, time } from '../html';
import { LETTER_WAYS, type HeldLetter, type MailboxState } from './state';

const FIRST = ['收到', '在办', '办好了', '退回', '请问是哪一栋'].map((word) => [word, word] as const);

const form = (id: string): string =>
  `<form method="post" action="/sandbox/mail/answer"><input type="hidden" name="id" value="${safe(id)}">${pick('first', '第一行', FIRST)}<input name="note" aria-label="一句话" placeholder="一句话"><input name="number" size="10" aria-label="我方编号" placeholder="我方编号"><label><input type="checkbox" name="photo">带图</label>${pick('way', '怎么回', Object.entries(LETTER_WAYS))}<button>回信</button></form>`;

const row = ({ id, at, to, subject, text, number, times }: HeldLetter): string => line([safe(number ?? '—'), safe(to), time(at), String(times), folded(subject, text), number === null ? '' : form(id)]);

/** What came as letters, and how the department answers them. */
export function mailboxSection(mailbox: MailboxState): string {
  if (mailbox.port === null) return '';
  return `<section id="mail"><h2>邮件</h2>
<p>启动邻里时设 <code>SMTP_URL=smtp://127.0.0.1:${mailbox.port}</code>、<code>MAIL_FROM</code> 和 <code>MAIL_IN_SECRET</code>，通道里填什么邮箱都收得到。回信由这里当邮件网关交进去：</p>
${entry({ path: 'mail/gateway', name: 'gateway', label: '交信的地址：邻里的地址后面加 /api/v1/integrations/mail', value: mailbox.gateway ?? '', button: '记下地址' })}
${entry({ path: 'mail/secret', name: 'secret', label: mailbox.secret === '' ? 'MAIL_IN_SECRET' : '已填，可换', button: '记下密钥' })}
${doorForms('mail', mailbox)}
${grid(['工单号', '寄给', '收到', '来过', '信', '回信'], [...mailbox.letters.values()].reverse().map(row), '还没有收到。')}
<h3>寄出的信</h3>${answeredGrid(mailbox.answered)}</section>`;
}

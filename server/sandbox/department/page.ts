import { ANSWER_STATUS_WORDS } from '../../../shared/copy/answers';
import { ANSWER_STATUSES, type AnswerStatus } from '../../../shared/domain/integrations/answers';
import { ANSWER_WAYS } from './answer';
import { answeredGrid, doorForms, entry, folded, grid, line, pick, safe, time } from './html';
import { mailboxSection } from './mail/page';
import { citySection } from './open311/page';
import type { DepartmentState, Received } from './state';

const STATUSES = ANSWER_STATUSES.map((status: AnswerStatus) => [status, ANSWER_STATUS_WORDS[status]] as const);

/** How the department answers about one thing it received. */
const answerForm = (key: string): string =>
  `<form method="post" action="/sandbox/answer"><input type="hidden" name="key" value="${safe(key)}">${pick('status', '说什么', STATUSES)}<input name="note" aria-label="一句话" placeholder="一句话"><label><input type="checkbox" name="photo">带图</label>${pick('way', '怎么回', Object.entries(ANSWER_WAYS))}<button>回话</button></form>`;

const row = ({ key, type, at, number, ownNumber, body, times }: Received): string =>
  line([safe(ownNumber), safe(number ?? '—'), safe(type), time(at), String(times), folded(key.slice(-40), JSON.stringify(body, null, 1)), number === null ? '' : answerForm(key)]);

function pushSection(state: DepartmentState, base: string): string {
  const refused = [...state.refused].map(([problem, count]) => `${safe(problem)} ${count} 次`).join('，');
  return `<section id="push"><h2>对方系统（签名推送）</h2>
<p>在邻里的通道里填这个地址：<code>${safe(`${base}/cases`)}</code>，把邻里给的密钥填在这里：</p>
${entry({ path: 'secret', name: 'secret', label: state.secrets.length > 0 ? '已填，可换' : '密钥', button: '记下密钥' })}
${entry({ path: 'address', name: 'address', label: '邻里的回话地址，通道页上有', value: state.answerTo ?? '', button: '记下回话地址' })}
${doorForms('push', state, refused ? `，没认的：${refused}` : '')}
${grid(['我方编号', '工单号', '事项', '收到', '来过', '内容', '回话'], [...state.received.values()].reverse().map(row), '还没有收到。')}
<h3>回过的话</h3>${answeredGrid(state.answered)}</section>`;
}

const STYLE = 'body{font:16px/1.6 system-ui,sans-serif;margin:24px auto;max-width:1200px;padding:0 16px;color:#222}table{border-collapse:collapse;width:100%}.wide{overflow-x:auto}th,.wide td:first-child{white-space:nowrap}.wide table{min-width:960px}summary{min-width:4em}td,th{border-bottom:1px solid #ddd;padding:6px;text-align:left;vertical-align:top}pre{white-space:pre-wrap;font-size:13px;max-width:480px}form{max-width:100%;margin:0 16px 12px 0;display:inline-flex;flex-wrap:wrap;gap:8px;align-items:center}button,select,input{font:inherit;padding:6px 10px;max-width:100%;min-width:0;box-sizing:border-box}nav a{margin-right:16px}section{border-top:2px solid #ddd;margin-top:32px}code{overflow-wrap:anywhere}.none{color:#666}';

/** The department's own page: what came in by each way, how it is to treat what comes next, and what it says. */
export function departmentPage(state: DepartmentState, base: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>部门系统沙箱</title><style>${STYLE}</style>
<h1>部门系统（沙箱）</h1>
<nav><a href="#push">对方系统</a><a href="#city">Open311</a><a href="#mail">邮件</a></nav>
${pushSection(state, base)}
${citySection(state.city, base)}
${mailboxSection(state.mailbox)}</html>`;
}

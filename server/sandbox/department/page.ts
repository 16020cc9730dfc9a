import { ANSWER_STATUSES, type AnswerStatus } from '../../../shared/domain/integrations/answers';
import { ANSWER_STATUS_WORDS } from '../../../shared/copy/answers';
import { ANSWER_WAYS } from './answer';
import { TREATMENTS, type DepartmentState, type Answered, type Received, type Treatment } from './state';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
const time = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');

const options = (chosen: Treatment | null): string =>
  `<option value="">照常收下</option>${Object.entries(TREATMENTS).map(([value, words]) => `<option value="${value}"${value === chosen ? ' selected' : ''}>${safe(words)}</option>`).join('')}`;

const pick = (name: string, choices: readonly (readonly [string, string])[]): string => `<select name="${name}">${choices.map(([value, words]) => `<option value="${value}">${safe(words)}</option>`).join('')}</select>`;
const STATUSES = ANSWER_STATUSES.map((status: AnswerStatus) => [status, ANSWER_STATUS_WORDS[status]] as const);

/** How the department answers about one thing it received. */
const answerForm = (key: string): string =>
  `<form method="post" action="/sandbox/answer"><input type="hidden" name="key" value="${safe(key)}">${pick('status', STATUSES)}<input name="note" placeholder="一句话"><label><input type="checkbox" name="photo">带图</label>${pick('way', Object.entries(ANSWER_WAYS))}<button>回话</button></form>`;

const row = ({ key, type, at, number, ownNumber, body, times }: Received): string =>
  `<tr><td>${safe(ownNumber)}</td><td>${safe(number ?? '—')}</td><td>${safe(type)}</td><td>${time(at)}</td><td>${times}</td><td><details><summary>${safe(key.slice(-40))}</summary><pre>${safe(JSON.stringify(body, null, 1))}</pre></details></td><td>${number === null ? '' : answerForm(key)}</td></tr>`;

const saidRow = ({ at, number, ownNumber, said, status, text }: Answered): string =>
  `<tr><td>${time(at)}</td><td>${safe(ownNumber)}</td><td>${safe(number)}</td><td>${safe(said)}</td><td>${status === 0 ? '没有回音' : status}</td><td>${safe(text.slice(0, 400))}</td></tr>`;

const STYLE = 'body{font:16px/1.6 system-ui,sans-serif;margin:24px auto;max-width:1100px;padding:0 16px;color:#222}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:6px;text-align:left;vertical-align:top}pre{white-space:pre-wrap;font-size:13px}form{display:inline-block;margin:0 16px 12px 0}button,select,input{font:inherit;padding:4px 8px}';

/** The department's own page: what came in, and how it is to treat what comes next. */
export function departmentPage(state: DepartmentState, ownAddress: string): string {
  const refused = [...state.refused].map(([problem, count]) => `${safe(problem)} ${count} 次`).join('，');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>部门系统沙箱</title><style>${STYLE}</style>
<h1>部门系统（沙箱）</h1>
<p>在邻里的通道里填这个地址：<code>${safe(`${ownAddress}/cases`)}</code>，把邻里给的密钥填在这里：</p>
<form method="post" action="/sandbox/secret"><input name="secret" size="50" autocomplete="off" placeholder="${state.secrets.length > 0 ? '已填，可换' : '密钥'}"><button>记下密钥</button></form>
<form method="post" action="/sandbox/address"><input name="address" size="50" autocomplete="off" placeholder="邻里的回话地址，通道页上有" value="${safe(state.answerTo ?? '')}"><button>记下回话地址</button></form>
<form method="post" action="/sandbox/next"><label>下一件：<select name="treatment">${options(null)}</select></label><button>就这一次</button></form>
<form method="post" action="/sandbox/always"><label>一直：<select name="treatment">${options(state.always)}</select></label><button>一直这样</button></form>
<p>来过 ${state.asked} 次${state.next.length > 0 ? `，接下来：${state.next.map((one) => safe(TREATMENTS[one])).join('、')}` : ''}${refused ? `，没认的：${refused}` : ''}。</p>
<table><thead><tr><th>我方编号</th><th>工单号</th><th>事项</th><th>收到</th><th>来过</th><th>内容</th><th>回话</th></tr></thead><tbody>${[...state.received.values()].reverse().map(row).join('')}</tbody></table>
<h2>回过的话</h2>
<table><thead><tr><th>时间</th><th>我方编号</th><th>工单号</th><th>说了什么</th><th>状态码</th><th>邻里怎么答</th></tr></thead><tbody>${[...state.answered].reverse().map(saidRow).join('')}</tbody></table></html>`;
}

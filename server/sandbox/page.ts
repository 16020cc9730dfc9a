import { CALLS, CARDS, PUSH_FORMATS, PUSH_MODES, VERDICTS, type Arrived, type CallName, type CardCall, type Fault, type MediaTrace, type Phone, type SandboxState, type Verdict } from './state';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** What each call can be made to answer, with what it means to people. */
export const FAULTS: Readonly<Record<CallName, readonly (readonly [Fault, string])[]>> = {
  login: [[40029, '登录凭证无效'], [40163, '登录凭证用过了'], [45011, '太频繁'], [40226, '高风险用户'], [-1, '系统繁忙'], ['silence', '不答'], ['gateway', '网关坏了']],
  token: [[40125, '密钥不对'], [45009, '超过次数'], [-1, '系统繁忙'], ['silence', '不答']],
  phone: [[40029, '凭证无效'], [45011, '太频繁'], [48001, '没有这项权限'], [1400001, '次数用完'], [-1, '系统繁忙'], ['silence', '不答'], ['gateway', '网关坏了']],
  message: [[40001, '令牌失效'], [42001, '令牌过期'], [40003, '收信人不对'], [40037, '模板不对'], [43101, '用户拒收'], [47003, '内容不合'], [41030, '页面不对'], [-1, '系统繁忙'], ['silence', '不答']],
  text: [[61010, '用户不活跃'], [40129, '场景不对'], [45009, '超过次数'], [-1, '系统繁忙'], ['silence', '不答'], ['gateway', '网关坏了']],
  picture: [[61010, '用户不活跃'], [45009, '超过次数'], [-1, '系统繁忙'], ['silence', '不答'], ['gateway', '网关坏了']],
  idcard: [[101000, '取不到照片'], [101003, '次数用完'], [45009, '超过次数'], ['silence', '不答'], ['gateway', '网关坏了']],
  bankcard: [[101000, '取不到照片'], [101003, '次数用完'], [45009, '超过次数'], ['silence', '不答'], ['gateway', '网关坏了']],
  link: [[40212, '参数不对'], [44990, '太频繁'], [-1, '系统繁忙'], ['silence', '不答']],
  sms: [['refused', '网关不收'], ['silence', '不答'], ['gateway', '网关坏了']],
};

const time = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');
const button = (label: string, action: string, fields: Readonly<Record<string, string>>): string =>
  `<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${safe(value)}">`).join('')}<button>${safe(label)}</button></form>`;

const arrived = ({ at, title, lines, page }: Arrived): string =>
  `<li><b>${safe(title)}</b> <small>${time(at)}</small><br>${lines.map(safe).join('<br>')}${page ? `<br><small>${safe(page)}</small>` : ''}</li>`;

function phone({ name, number, acceptances, arrived: list }: Phone): string {
  const state = acceptances === null ? '每条都收' : acceptances === 0 ? '拒收' : `还收 ${acceptances} 条`;
  const choices = [button('每条都收', '/sandbox/acceptances', { phone: name, left: '' }), button('再收一条', '/sandbox/acceptances', { phone: name, left: '1' }), button('拒收', '/sandbox/acceptances', { phone: name, left: '0' })];
  return `<section><h2>${safe(name)} <small>${safe(number)}　订阅消息：${state}</small></h2>${choices.join('')}<ul>${list.map(arrived).join('') || '<li>还没有收到什么</li>'}</ul></section>`;
}

function call(state: SandboxState, name: CallName): string {
  const waiting = state.faults.get(name) ?? [];
  const choices = FAULTS[name].map(([fault, meaning]) => button(`${fault} ${meaning}`, '/sandbox/faults', { call: name, fault: String(fault) }));
  const note = waiting.length > 0 ? `，下面几次答 ${safe(waiting.join('、'))}` : '';
  return `<section><h3>${CALLS[name]} <small>问过 ${state.calls.get(name) ?? 0} 次${note}</small></h3>${choices.join('')}</section>`;
}

/** Who handed it in, what it is, and what can be said of it. */
function trace(state: SandboxState, { traceId, address, openId, kind, at, verdict }: MediaTrace): string {
  const who = [...state.phones.values()].find((one) => one.openId === openId)?.name ?? openId;
  const said = verdict === null ? '还没有结果' : `结果：${VERDICTS[verdict]}`;
  const choices = (Object.keys(VERDICTS) as Verdict[]).map((one) => button(VERDICTS[one], '/sandbox/media', { trace: traceId, verdict: one }));
  return `<li><a href="${safe(address)}">${kind === 'voice' ? '语音' : '照片'}</a> ${safe(who)} <small>${time(at)}　${said}</small><br>${choices.join('')}</li>`;
}

function media(state: SandboxState): string {
  const { push } = state;
  const settings = [
    ...(['safe', 'plain'] as const).map((mode) => button(`${PUSH_MODES[mode]}${push.mode === mode ? ' ✓' : ''}`, '/sandbox/push', { mode })),
    ...(['xml', 'json'] as const).map((format) => button(`${PUSH_FORMATS[format]}${push.format === format ? ' ✓' : ''}`, '/sandbox/push', { format })),
    button(`自己通过${push.automatic === 'pass' ? ' ✓' : ''}`, '/sandbox/push', { automatic: 'pass' }),
    button(`等我来定${push.automatic === null ? ' ✓' : ''}`, '/sandbox/push', { automatic: '' }),
  ];
  const cards = (Object.keys(CARDS) as CardCall[]).map((card) => button(`下一张照片里有${CARDS[card]}`, '/sandbox/cards', { card }));
  const laid = state.cards.length > 0 ? `<p>接下来的照片里有：${state.cards.map((card) => CARDS[card]).join('、')}</p>` : '';
  const where = push.target === null ? '还不知道推送到哪里' : `推送到 ${safe(push.target.address)}${push.last ? `，上次答：${safe(push.last)}` : ''}`;
  return `<section><p>${where}</p>${settings.join('')}${cards.join('')}${laid}<ul>${state.traces.slice(0, 50).map((one) => trace(state, one)).join('') || '<li>还没有送来检查的</li>'}</ul></section>`;
}

/** The page that shows what arrived on whose phone, and lets one choose what goes wrong next. No script. */
export function sandboxPage(state: SandboxState): string {
  const phones = [...state.phones.values()].map(phone).join('') || '<p>还没有手机来过。在开发者工具里打开小程序，用微信进来就有了。</p>';
  const calls = (Object.keys(CALLS) as CallName[]).map((name) => call(state, name)).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>微信和短信沙箱</title><style>body{font:16px/1.6 system-ui,sans-serif;margin:24px auto;max-width:960px;padding:0 16px;color:#1d2b25;background:#f4f3ec}section{background:#fff;padding:8px 16px;margin:12px 0;border:1px solid #cbdfd4}form{display:inline-block;margin:2px 8px 2px 0}button{font:inherit;padding:6px 12px}small{color:#33453d;font-weight:normal}h1{font-size:24px}h2{font-size:20px}h3{font-size:16px}</style></head><body><h1>微信和短信沙箱</h1><p>这里代替微信和短信网关，什么也不会发到外面。文字里有「沙箱违规」判为有险，有「沙箱待审」判为看不准。<a href="/">刷新</a></p><h2>谁的手机收到了什么</h2>${phones}<h2>照片和语音检查</h2>${media(state)}<h2>让下一次出错</h2>${calls}</body></html>`;
}

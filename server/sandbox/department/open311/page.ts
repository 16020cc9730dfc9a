import { doorForms, entry, folded, grid, line, pick, safe, time } from '../html';
import { CITY_PATH } from './server';
import { CITY_SERVICES, TELLING_WAYS, type CityState, type HeldRequest } from './state';

const STATUSES = [['open', 'open（在办）'], ['closed', 'closed（办结）']] as const;
const DETAILED = [['', '不细说'], ...['RECEIVED', 'IN_PROCESS', 'PROCESSED', 'REJECTED'].map((one) => [one, one] as const)] as const;

const form = (id: string): string =>
  `<form method="post" action="/sandbox/city/tell"><input type="hidden" name="id" value="${safe(id)}">${pick('status', '状态', STATUSES)}${pick('detailed', '细一点', DETAILED)}<input name="notes" aria-label="一句话" placeholder="一句话">${pick('way', '怎么说', Object.entries(TELLING_WAYS))}<button>这样说</button></form>`;

const row = ({ id, token, number, form: fields, at, status, notes, way, updates, ...held }: HeldRequest): string => {
  const said = [status, held.detailed, notes, way === 'once' ? '' : TELLING_WAYS[way]].filter(Boolean).map(safe).join('<br>');
  const { api_key: _, ...shown } = fields;
  return line([safe(id) + (token === null ? '' : `<br>${safe(token)}`), safe(number ?? '—'), safe(fields.service_code ?? ''), time(at), folded('内容', JSON.stringify(shown, null, 1)), [...updates.values()].map(safe).join('<br>'), said, form(id)]);
};

/** What came as requests of Open311, and what the city says of them when it is asked. */
export function citySection(city: CityState, base: string): string {
  const services = CITY_SERVICES.map(({ code, name }) => `${code} ${name}`).join('，');
  return `<section id="city"><h2>Open311 平台</h2>
<p>在邻里的通道里填这个地址：<code>${safe(`${base}${CITY_PATH}`)}</code>，api_key：<code>${safe(city.key)}</code>。服务：${safe(services)}。邻里过几分钟来问一次。</p>
${entry({ path: 'city/key', name: 'key', label: '换一把 api_key', button: '换密钥' })}
<form method="post" action="/sandbox/city/tokens"><input type="hidden" name="tokens" value="${city.tokens ? '' : 'on'}"><button>${city.tokens ? '改成马上给编号' : '改成先给 token，再问才给编号'}</button></form>
${doorForms('city', city, city.strangers > 0 ? `，密钥不对 ${city.strangers} 次` : '')}
${grid(['编号', '工单号', '服务', '收到', '内容', '后来的事', '现在说', '改口'], [...city.requests.values()].reverse().map(row), '还没有收到。')}</section>`;
}

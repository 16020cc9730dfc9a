import { TREATMENTS, type Door, type Treatment } from './doors';
import type { Answered } from './state';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as it stands in a page, whatever is in it. */
export const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
export const time = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');

export const pick = (name: string, label: string, choices: readonly (readonly [string, string])[]): string =>
  `<select name="${name}" aria-label="${label}">${choices.map(([value, words]) => `<option value="${value}">${safe(words)}</option>`).join('')}</select>`;

/** Something to be entered, under its own path of the sandbox. */
export const entry = ({ path, name, label, value = '', button }: { readonly path: string; readonly name: string; readonly label: string; readonly value?: string; readonly button: string }): string =>
  `<form method="post" action="/sandbox/${path}"><input name="${name}" size="50" autocomplete="off" aria-label="${safe(label)}" placeholder="${safe(label)}" value="${safe(value)}"><button>${button}</button></form>`;

const options = (chosen: Treatment | null): string =>
  `<option value="">照常收下</option>${Object.entries(TREATMENTS).map(([value, words]) => `<option value="${value}"${value === chosen ? ' selected' : ''}>${safe(words)}</option>`).join('')}`;

/** How what comes in by a door is treated. `door`: its name in the paths. */
export function doorForms(door: string, { next, always, asked }: Door, more = ''): string {
  const coming = next.length > 0 ? `，接下来：${next.map((one) => safe(TREATMENTS[one])).join('、')}` : '';
  const form = (path: string, label: string, chosen: Treatment | null, button: string): string =>
    `<form method="post" action="/sandbox/${path}"><input type="hidden" name="door" value="${door}"><label>${label}：<select name="treatment">${options(chosen)}</select></label><button>${button}</button></form>`;
  return `${form('next', '下一件', null, '就这一次')}${form('always', '一直', always, '一直这样')}<p>来过 ${asked} 次${coming}${more}。</p>`;
}

/** A table that can be wider than the window. */
export const grid = (head: readonly string[], rows: readonly string[], none: string): string =>
  rows.length === 0 ? `<p class="none">${none}</p>` : `<div class="wide"><table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

export const folded = (label: string, text: string): string => `<details><summary>${safe(label)}</summary><pre>${safe(text)}</pre></details>`;
export const line = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

/** What was answered, and what was said to it; the latest first. */
export const answeredGrid = (answered: readonly Answered[]): string =>
  grid(['时间', '我方编号', '工单号', '说了什么', '状态码', '邻里怎么答'], [...answered].reverse().map(({ at, number, ownNumber, said, status, text }) =>
    line([time(at), safe(ownNumber), safe(number), safe(said), status === 0 ? '没有回音' : String(status), safe(text.slice(0, 400))])), '还没有回过话。');

import { qrPath } from '../../shared/domain/qr';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML: what people wrote never becomes markup. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** A paragraph of text. */
export const paragraph = (text: string, kind = ''): string => `<p${kind === '' ? '' : ` class="${kind}"`}>${escape(text)}</p>`;

/** The words of an office as a letter: greeting, indented paragraphs, who signs and the day at the right. */
export const letter = ({ greeting, paragraphs, unit, date }: { readonly greeting: string; readonly paragraphs: readonly string[]; readonly unit: string; readonly date: string }): string =>
  `<div class="letter">${paragraph(greeting)}${paragraphs.filter((text) => text.trim() !== '').map((text) => paragraph(text, 'in')).join('')}${paragraph(unit, 'sign')}${paragraph(date, 'sign')}</div>`;

/** The title of a part of a page. */
export const heading = (text: string): string => `<h2>${escape(text)}</h2>`;

/** Something to be copied and run as it stands, under what it is for. */
export const example = (id: string, label: string, command: string): string => `${paragraph(label)}<pre id="${id}" class="example">${escape(command)}</pre>`;

/** Label and text, row by row; rows without text are left out. */
export function rows(pairs: readonly (readonly [string, string | null | undefined])[]): string {
  const shown = pairs.flatMap(([label, text]) => (text ? [`<tr><th scope="row">${escape(label)}</th><td>${escape(text)}</td></tr>`] : []));
  return `<table>${shown.join('')}</table>`;
}

/** Names of programs break after their marks, so that a table keeps to the width of a phone; whoever copies one copies no more. */
const breakable = (escaped: string): string => escaped.replace(/[_/?=](?=[\w…])/g, '$&<wbr>');

/** A table with a head; cells are text. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], kind: string): string => `<tr>${cells.map((cell) => `<${kind}>${breakable(escape(cell))}</${kind}>`).join('')}</tr>`;
  return `<table class="list"><thead>${line(head, 'th')}</thead><tbody>${body.map((cells) => line(cells, 'td')).join('')}</tbody></table>`;
}

/** A QR picture as part of the page, quiet zone included (ISO/IEC 18004). */
export function qrPicture(text: string, label: string): string {
  const { side, path } = qrPath(text);
  return `<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${escape(label)}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#14493A"/></svg>`;
}

const STYLE = `
body{margin:0;background:#F4F3EC;color:#20241F;font:17px/27px "PingFang SC","Noto Sans CJK SC",sans-serif}
main{max-width:720px;margin:0 auto;padding:24px 16px 48px;background:#fff;min-height:90vh}
h1{font-size:26px;line-height:36px;margin:0 0 16px}h2{font-size:20px;line-height:29px;margin:24px 0 8px}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:8px 8px 8px 0;border-bottom:1px solid #D8D9D1}
th{color:#535850;font-weight:400;white-space:nowrap;width:7em}table.list th{width:auto}
.big{font-size:32px;line-height:44px;font-weight:700;color:#14493A;margin:8px 0}.second{color:#535850;font-size:15px;line-height:24px}
.qr{width:160px;height:160px;display:block;margin:16px 0 4px}input{font:inherit;width:100%;max-width:420px;min-height:48px;padding:4px 12px;box-sizing:border-box;border:1px solid #6B7068;border-radius:6px}button{font:inherit;min-height:48px;padding:4px 24px;border:0;border-radius:6px;background:#14493A;color:#fff}a{color:#1E6650;display:inline-block;padding:9px 0}
.words{white-space:pre-wrap}.letter p{margin:0 0 8px}.letter .in{text-indent:2em}.letter .sign{text-align:right;margin:16px 0 0}.letter .sign+.sign{margin:0 0 16px}
main.sheet h1{text-align:center;letter-spacing:.2em}main.sheet{max-width:720px;font-size:22px;line-height:38px}
pre{margin:0 0 16px;padding:12px;background:#F4F3EC;border:1px solid #D8D9D1;white-space:pre-wrap;overflow-wrap:anywhere;font:15px/24px ui-monospace,monospace}td{overflow-wrap:anywhere}table.list td{overflow-wrap:break-word}table+table{margin-top:24px}@media(max-width:420px){table.list{font-size:15px}}
@media print{body,main{background:#fff}main{max-width:none;padding:0;min-height:0}@page{margin:14mm}tr,.qr{break-inside:avoid}form{display:none}}
`;

/** A whole page: plain, readable without script, fit to be printed. `body` is markup; `sheet`: large, to be read on a wall. */
export function htmlPage({ title, body, sheet = false }: { readonly title: string; readonly body: string; readonly sheet?: boolean }): string {
  return `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escape(title)}</title>\n<style>${STYLE}</style>\n</head>\n<body><main${sheet ? ' class="sheet"' : ''}><h1>${escape(title)}</h1>\n${body}\n</main></body>\n</html>\n`;
}

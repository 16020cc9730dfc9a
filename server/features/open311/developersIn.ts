import { ANSWER_RESULT_WORDS, ANSWER_STATUS_WORDS } from '../../../shared/copy/answers';
import { DEVELOPER_WORDS as WORDS } from '../../../shared/copy/developers';
import { ORDER_RESULT_WORDS } from '../../../shared/copy/orders';
import { ANSWER_RESULTS, ANSWER_STATUSES } from '../../../shared/domain/integrations/answers';
import { ORDER_RESULTS } from '../../../shared/domain/integrations/orders';
import { example, heading, paragraph, table } from '../../http/html';
import { SIGNATURE_HEADERS } from '../../platform/outside/signature';

/** What signs a file under a secret of the environment and sends it, in a shell. */
export const signedCall = (file: string, secret: string, address: string): string => [
  'at=$(date +%s)',
  `sign=$({ printf '%s.' "$at"; cat ${file}; } | openssl dgst -sha256 -hmac "$${secret}" | sed 's/.* //')`,
  `curl -sS "${address}" -H 'Content-Type: application/json' \\\n  -H "${SIGNATURE_HEADERS.timestamp}: $at" -H "${SIGNATURE_HEADERS.signature}: v1=$sign" --data-binary @${file}`,
].join('\n');

/** A message with an id of its own, written to a file: `%s` in it is an environment variable each. */
const message = (file: string, body: object, ...variables: readonly string[]): string => `printf '${JSON.stringify(body)}' ${['$(date +%s%N)', ...variables.map((name) => `$${name}`)].map((part) => `"${part}"`).join(' ')} > ${file}`;

/** How the system of a unit answers for a case that it was sent, and how a higher platform orders: both signed under the secret of a channel. */
export function signedPart(base: string, at: { readonly lat: string; readonly long: string }, category: string): string[] {
  const { answers, orders, examples } = WORDS;
  const to = (what: 'answers' | 'orders'): string => `${base}/api/v1/integrations/channels/$CHANNEL/${what}`;
  const answer = message('answer.json', { version: 1, id: 'answer-%s', number: '%s', status: 'working', note: '师傅下午到。' }, 'CASE_NUMBER');
  const place = { text: '3 栋门口', point: { lng: Number(at.long), lat: Number(at.lat), system: 'wgs84' } };
  const matter = { category, text: '市民来电：门口的灯不亮。', place, reporter: { name: '王女士', phone: '' } };
  const order = message('order.json', { version: 1, id: 'order-%s', number: '%s', deadline: null, matter }, 'ORDER_NUMBER');
  const work = { community: '%s', title: '张贴停水通知', purpose: '请每个单元门口贴一张。', basis: '街道会议纪要', people: 1, money: 0, until: '%s' };
  const admission = message('work.json', { version: 1, id: 'work-%s', number: '%s', work }, 'ORDER_NUMBER', 'COMMUNITY', 'UNTIL');
  return [
    heading(answers.title), paragraph(answers.text), table(answers.head, ANSWER_STATUSES.map((status) => [status, ANSWER_STATUS_WORDS[status], answers.meaning[status]])),
    example('answer', examples.answer, `${answer}\n${signedCall('answer.json', 'CHANNEL_SECRET', to('answers'))}`),
    table(answers.resultHead, ANSWER_RESULTS.map((result) => [result, ANSWER_RESULT_WORDS[result]])),
    heading(orders.title), paragraph(orders.text), example('order', examples.order, `${order}\n${signedCall('order.json', 'CHANNEL_SECRET', to('orders'))}`),
    paragraph(orders.work), example('work', examples.work, `${admission}\n${signedCall('work.json', 'CHANNEL_SECRET', to('orders'))}`),
    table(orders.resultHead, ORDER_RESULTS.map((result) => [result, ORDER_RESULT_WORDS[result]])),
  ];
}

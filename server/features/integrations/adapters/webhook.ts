import { ANSWER_LIMITS } from '../../../../shared/domain/integrations/answers';
import { answerProblem } from '../../../../shared/domain/integrations/channels';
import { SIGNATURE_HEADERS, signMessage } from '../../../platform/outside/signature';
import { postJson } from './post';
import type { Adapter } from './types';

/** Their number, where the answer is `{"number": …}`; whatever else it says is nothing to us. */
function numberIn(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const number = typeof parsed === 'object' && parsed !== null && 'number' in parsed ? parsed.number : null;
    return typeof number === 'string' && number.trim() !== '' && number.length <= ANSWER_LIMITS.number ? number.trim() : null;
  } catch {
    return null;
  }
}

/** A system of the other side, told by signed messages; 409 says that it had this one already. */
export const webhook: Adapter = {
  secret: 'made',
  async send(deps, { address, secrets, message, numbered }) {
    const now = deps.clock.now();
    const body = JSON.stringify(message);
    const signed = secrets.map((secret) => signMessage(secret, now, body));
    const signature = signed.map((headers) => headers[SIGNATURE_HEADERS.signature]).join(',');
    const headers = { ...signed[0], [SIGNATURE_HEADERS.signature]: signature, [SIGNATURE_HEADERS.key]: message.id, [SIGNATURE_HEADERS.event]: message.type };
    const came = await postJson(deps, address, headers, body);
    if ('verdict' in came) return came.verdict;
    const { status, date, retryAfterMs } = came.answer;
    const problem = answerProblem({ status, clockMs: date && date.getTime() - now.getTime() });
    const number = problem ? null : numberIn(came.answer.text);
    if (number !== null) numbered?.(number);
    return problem && { ...problem, retryAfterMs };
  },
};

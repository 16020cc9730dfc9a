import { answerProblem } from '../../../../shared/domain/integrations/channels';
import { SIGNATURE_HEADERS, signMessage } from '../../../platform/outside/signature';
import { postJson } from './post';
import type { Adapter } from './types';

/** A system of the other side, told by signed messages; 409 says that it had this one already. */
export const webhook: Adapter = {
  secret: 'made',
  async send(deps, { address, secrets, message }) {
    const now = deps.clock.now();
    const body = JSON.stringify(message);
    const signed = secrets.map((secret) => signMessage(secret, now, body));
    const signature = signed.map((headers) => headers[SIGNATURE_HEADERS.signature]).join(',');
    const headers = { ...signed[0], [SIGNATURE_HEADERS.signature]: signature, [SIGNATURE_HEADERS.key]: message.id, [SIGNATURE_HEADERS.event]: message.type };
    const came = await postJson(deps, address, headers, body);
    if ('verdict' in came) return came.verdict;
    const { status, date, retryAfterMs } = came.answer;
    const problem = answerProblem({ status, clockMs: date && date.getTime() - now.getTime() });
    return problem && { ...problem, retryAfterMs };
  },
};

import type { Logger } from 'pino';
import type { SmsConfig } from '../../../config/wechat';
import { nameOf } from '../errorCode';

/** What became of a text message. */
export type SmsOutcome = 'sent' | 'notConfigured' | 'refused' | 'unreachable';

/** Sends text messages through whatever gateway the operator has a contract with. */
export interface Sms {
  /** Hands one text to the gateway. Neither number nor text is ever logged; never throws. */
  send(phone: string, text: string): Promise<SmsOutcome>;
}

const TIMEOUT_MS = 5_000;

/** A gateway that takes `POST <base>/messages {phone, text}` with a bearer key and answers 2xx when it has taken it. */
export function createSms(config: SmsConfig | null, logger: Logger, onProblem: (problem: 'refused' | 'unreachable', status: number | null) => void = () => undefined): Sms {
  if (config === null) return { send: async () => 'notConfigured' };
  return {
    async send(phone, text) {
      try {
        const response = await fetch(`${config.base}/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${config.key}` },
          body: JSON.stringify({ phone, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        await response.arrayBuffer();
        if (!response.ok) {
          logger.warn({ sms: response.status }, 'text message refused');
          onProblem('refused', response.status);
        }
        return response.ok ? 'sent' : 'refused';
      } catch (error) {
        logger.warn({ error: nameOf(error) }, 'text message gateway did not answer');
        onProblem('unreachable', null);
        return 'unreachable';
      }
    },
  };
}

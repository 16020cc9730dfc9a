import { MAIL_RESULT_WORDS } from '../../../../shared/copy/mail';
import type { HandlerTable } from '../../../http/types';
import { takeLetter } from './takeLetter';

export const mailHandlers: HandlerTable = {
  'POST /integrations/mail': async ({ body }, deps) => {
    const result = await takeLetter(deps, Buffer.from(body.raw, 'base64'), body.to);
    return { result, text: MAIL_RESULT_WORDS[result] };
  },
};

import Taro from '@tarojs/taro';
import { useCallback } from 'react';
import { api } from './client';
import { isByWechat } from './session';
import { useApi } from './useQuery';

/** WeChat takes at most three templates for certain (wechat.md, client side). */
const MOST = 3;

interface Template {
  kind: 'accepted' | 'answer' | 'result' | 'notice';
  id: string;
}

/** Asks, and tells the server what was answered; a refusal or a failure is no reason to stop anything. */
async function ask(templates: readonly Template[]): Promise<void> {
  try {
    const tmplIds = templates.map(({ id }) => id);
    // Taro's type also wants what only other platforms take.
    const answer = (await Taro.requestSubscribeMessage({ tmplIds } as Taro.requestSubscribeMessage.Option)) as unknown as Record<string, unknown>;
    const answered = (...words: string[]) => templates.filter(({ id }) => words.includes(String(answer[id]))).map(({ kind }) => kind);
    await api('POST /wechat/consents', { body: { accepted: answered('accept', 'acceptWithAudio', 'acceptWithAlert'), refused: answered('reject', 'ban', 'filter') } });
  } catch {
    // The main switch is off, or WeChat cannot ask here: the inbox has every message.
  }
}

/**
 * Gives what a page calls from within a tap, before anything asynchronous, so that WeChat may ask whether messages
 * may come: about a case, or with the next notice. Settles when the person has answered; does nothing outside WeChat and for who did not come in by it.
 */
export function useMessageConsent(about: 'case' | 'notice' = 'case'): () => Promise<void> {
  const inWechat = process.env.TARO_ENV === 'weapp' && isByWechat();
  const { data } = useApi('GET /wechat/templates', inWechat ? {} : null);
  const templates = data?.items.filter(({ kind }) => (kind === 'notice') === (about === 'notice'));
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the list follows from what was fetched
  return useCallback(() => (inWechat && templates && templates.length > 0 ? ask(templates.slice(0, MOST)) : Promise.resolve()), [inWechat, data, about]);
}

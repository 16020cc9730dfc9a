import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { api, ApiError, enter, type ResponseOf, sentenceOf } from '@/api';
import { PAGES } from '@/platform/routes';
import { Button, FieldError } from '@/ui';
import { SCAN_WORDS } from '@shared/copy/security';
import type { ScanState } from '@shared/domain/identity/sessions';
import { QrPicture } from './QrPicture';

type Asked = ResponseOf<'POST /sessions/scan'>;
/** How often the desk asks how it stands, milliseconds. */
const EVERY_MS = 2_000;

/** The address in the picture: the mini-program reads the code of it, a browser opens it. */
const addressOf = (code: string): string => `${window.location.origin}${window.location.pathname}#${PAGES.scan}?code=${code}`;

/** Asks again and again until it is answered or over; a lost answer is asked for anew. */
function useAnswer(asked: Asked | null): { state: ScanState; wrong?: string } {
  const [state, setState] = useState<ScanState>('open');
  const [wrong, setWrong] = useState<string>();
  useEffect(() => {
    setState('open');
    setWrong(undefined);
    if (!asked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const look = async () => {
      try {
        const answer = await api('POST /sessions/scan/:code/session', { params: { code: asked.code }, body: { secret: asked.secret } });
        if (left) return;
        setWrong(undefined);
        setState(answer.state);
        if (answer.session) return await enter(answer.session);
        if (answer.state !== 'open' && answer.state !== 'confirmed') return;
      } catch (error) {
        if (left) return;
        setWrong(sentenceOf(error));
        if (error instanceof ApiError && error.code === 'not_found') return setState('over');
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    timer = setTimeout(() => void look(), EVERY_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { state, wrong };
}

/** At a desk: a picture that staff scan with the phone on which they are in already. */
export function ScanEntrance() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failed, setFailed] = useState<string>();
  const { state, wrong } = useAnswer(asked);
  const ask = useCallback(async () => {
    setFailed(undefined);
    try {
      setAsked(await api('POST /sessions/scan'));
    } catch (error) {
      setFailed(sentenceOf(error));
    }
  }, []);
  useEffect(() => void ask(), [ask]);
  const waiting = asked !== null && (state === 'open' || state === 'confirmed');
  return (
    <View className='login__scan'>
      {waiting && <QrPicture text={addressOf(asked.code)} label='登录码' />}
      {asked && <View className='login__hint'>{SCAN_WORDS[state]}</View>}
      <FieldError text={failed ?? wrong} />
      {!waiting && (asked !== null || failed !== undefined) && <Button label='换一个码' onPress={() => void ask()} />}
    </View>
  );
}

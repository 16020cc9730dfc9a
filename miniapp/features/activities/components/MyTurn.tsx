import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { busyWord, Button, Field, Note, take, Why } from '@/ui';
import { ACTIVITY, LEAVE_WORDS, SIGN_UP_BUTTONS } from '@shared/copy/activities';
import { LEAVE_REASONS, type LeaveReason } from '@shared/domain/activities/states';
import { Attend } from './Attend';
import { type Mine, standWords, type Turns } from '../model/words';

type Props = Turns & { readonly mine: Mine };
const bodyOf = ({ mine }: Props): { params: { id: string }; body: { revision: number } } => ({ params: { id: mine.id }, body: { revision: mine.revision } });
const takeTurn = ({ taps, onDone }: Turns, what: string, send: (key: string) => Promise<unknown>, said: string): void => void take({ taps, onDone: () => onDone() }, what, send, said);

/** Not come after all: near the shift with a reason. */
function Leave(props: Props) {
  const { mine, taps } = props;
  const [why, setWhy] = useState(false);
  const { params, body } = bodyOf(props);
  const send = (reason: LeaveReason | null, text: string): void => takeTurn(props, 'cancel', (key) => api('POST /sign-ups/:id/cancel', { params, body: { ...body, reason, text }, key }), ACTIVITY.left);
  if (why) return <Why reasons={LEAVE_REASONS} words={LEAVE_WORDS} label={SIGN_UP_BUTTONS.cancel} busy={busyWord(taps, 'cancel')} onSend={send} />;
  return <Button kind='text' label={SIGN_UP_BUTTONS.cancel} {...busyWord(taps, 'cancel')} onPress={() => (mine.leavingAsks ? setWhy(true) : send(null, ''))} />;
}

/** Asks another volunteer to come instead. */
function Swap(props: Props) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const { params, body } = bodyOf(props);
  if (!open) return <Button kind='text' label={SIGN_UP_BUTTONS.swap} onPress={() => setOpen(true)} />;
  return (
    <View className='u-gap'>
      <Field label={ACTIVITY.swapTo} value={to} maxLength={12} placeholder={ACTIVITY.swapHint} onChange={setTo} />
      <Button kind='second' label={SIGN_UP_BUTTONS.swap} {...busyWord(props.taps, 'swap')} onPress={() => takeTurn(props, 'swap', (key) => api('POST /sign-ups/:id/swap', { params, body: { ...body, to: to.trim() || null }, key }), ACTIVITY.swapped)} />
    </View>
  );
}

/** Where one stands with a shift, and what one may do: answer an offered place, leave, ask somebody to swap. `quiet`: where one stands is said beside it. */
export function MyTurn({ quiet = false, ...props }: Props & { readonly quiet?: boolean }) {
  const { mine, taps } = props;
  const { params, body } = bodyOf(props);
  const may = (action: Mine['actions'][number]): boolean => mine.actions.includes(action);
  return (
    <View className='u-gap'>
      {!quiet && <Note tone={mine.state === 'offered' ? 'warn' : 'quiet'}>{standWords(mine)}</Note>}
      <Attend {...props} />
      {may('accept') && (
        <View className='u-buttons u-buttons--main u-gap'>
          <Button label={SIGN_UP_BUTTONS.accept} {...busyWord(taps, 'accept')} onPress={() => takeTurn(props, 'accept', (key) => api('POST /sign-ups/:id/accept', { params, body, key }), ACTIVITY.signedUp)} />
          <Button kind='second' label={SIGN_UP_BUTTONS.decline} {...busyWord(taps, 'decline')} onPress={() => takeTurn(props, 'decline', (key) => api('POST /sign-ups/:id/decline', { params, body, key }), ACTIVITY.answered)} />
        </View>
      )}
      <View className='u-buttons u-gap'>
        {may('keep') && <Button kind='second' label={SIGN_UP_BUTTONS.keep} {...busyWord(taps, 'keep')} onPress={() => takeTurn(props, 'keep', (key) => api('POST /sign-ups/:id/keep', { params, body, key }), ACTIVITY.answered)} />}
        {may('swap') && <Swap {...props} />}
        {may('cancel') && <Leave {...props} />}
      </View>
    </View>
  );
}

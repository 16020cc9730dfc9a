import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, Field, ListRow, Paper, Tag, take } from '@/ui';
import { ROLL_DESK, SURE_WORDS } from '@shared/copy/rolls';
import type { LineProps } from '../model/words';

const tailWords = (tail: string | null): string => (tail === null ? '' : `，尾号 ${tail}`);

function ByName({ at, ...step }: LineProps & { at: number }) {
  const { view, taps } = step;
  const [name, setName] = useState(view.holders[at]?.name ?? '');
  const [phoneTail, setTail] = useState('');
  const send = (): void => {
    if (name.trim() === '' || !/^\d{4}$/.test(phoneTail)) return announce('写上姓名和手机号后四位', 'warn');
    void take(step, `name ${at}`, (key) => api('POST /rolls/:id/lines/:ref/match', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, at, name, phoneTail }, key }), ROLL_DESK.match);
  };
  return <><Field label={ROLL_DESK.name} value={name} maxLength={20} onChange={setName} /><Field label={ROLL_DESK.tail} kind='number' value={phoneTail} maxLength={4} onChange={setTail} /><Button label={ROLL_DESK.match} {...busyWord(taps, `name ${at}`)} onPress={send} /></>;
}

function Suggested({ at, ...step }: LineProps & { at: number }) {
  const { view, taps } = step;
  const found = view.suggestions.filter((one) => one.at === at);
  const why = ROLL_DESK.why;
  const choose = (personId: string): void => void take(step, personId, (key) => api('POST /rolls/:id/lines/:ref/match', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, at, personId }, key }), ROLL_DESK.match);
  return (
    <>
      {found.map((one) => {
        const reasons = [one.home ? why.home : null, one.sameName ? why.sameName : null, one.sameNumber ? why.sameNumber : null, one.documentSeen ? null : why.noDocument].filter(Boolean).join('，');
        return (
          <View key={one.personId} className='u-gap'>
            <Paper tone='list'><ListRow title={`${one.name}${tailWords(one.phoneTail)}`} detail={reasons} aside={<Tag tone='quiet'>{SURE_WORDS[one.sure]}</Tag>} /></Paper>
            {one.documentSeen && <View className='rolls__buttons'><Button label={ROLL_DESK.thisOne} spoken={`${one.name}：${ROLL_DESK.thisOne}`} {...busyWord(taps, one.personId)} onPress={() => choose(one.personId)} /></View>}
          </View>
        );
      })}
    </>
  );
}

/** One of those to whom a line belongs, and who that is. */
export function HolderPart({ at, ...step }: LineProps & { at: number }) {
  const { view, taps } = step;
  const [byName, setByName] = useState(false);
  const holder = view.holders[at];
  if (!holder) return null;
  const unmatch = (): void => void take(step, `off ${at}`, (key) => api('POST /rolls/:id/lines/:ref/unmatch', { params: { id: view.roll.id, ref: view.ref }, body: { revision: view.revision, at }, key }), ROLL_DESK.notHim);
  return (
    <View className='u-gap'>
      <Paper tone='list'><ListRow icon='me' title={[holder.name, holder.number].filter(Boolean).join('　')} detail={holder.person ? ROLL_DESK.person(holder.person.name, tailWords(holder.person.phoneTail)) : ROLL_DESK.nobody} /></Paper>
      {view.live && holder.person && <View className='rolls__buttons'><Button kind='text' label={ROLL_DESK.notHim} spoken={`${holder.name}：${ROLL_DESK.notHim}`} {...busyWord(taps, `off ${at}`)} onPress={unmatch} /></View>}
      {view.live && !holder.person && <><Suggested at={at} {...step} />{byName ? <ByName at={at} {...step} /> : <View className='rolls__buttons'><Button kind='text' label={ROLL_DESK.byName} spoken={`${holder.name}：${ROLL_DESK.byName}`} onPress={() => setByName(true)} /></View>}</>}
    </View>
  );
}

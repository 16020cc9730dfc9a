import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { open } from '@/platform/routes';
import { announce, AskedBack, busyWord, Button, confirm, OptionGrid, Paper, RuledText, RuledWords, SectionHead, Switch, take } from '@/ui';
import { arrivedIds } from '@/ui/uploads';
import { VoiceField } from '@/ui/voice/VoiceField';
import { VoiceLine } from '@/ui/voice/VoiceLine';
import { useVoices } from '@/ui/voice/voices';
import { THANKS_CARD } from '@shared/copy/thanksCard';
import { WISH, WISH_AGREE, WISH_HELP } from '@shared/copy/wishPages';
import { WISH_ANSWER_WORDS, WISH_BUTTONS, WISH_QUESTION_WORDS } from '@shared/copy/wishes';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { WISH_ANSWERS, type WishQuestion } from '@shared/domain/wishes/states';
import type { StepProps } from '../model/words';
import { Propose } from './Agreement';
import { Door } from './Door';

/** The fixed questions, their answers, and what of them the viewer can ask or answer. */
export function Questions(step: StepProps) {
  const { view, taps } = step;
  const answers = view.actions.includes('reply');
  const ask = (code: WishQuestion): void => void take(step, 'question', (key) => api('POST /wishes/:id/question', { params: { id: view.id }, body: { revision: view.revision, code }, key }), '问过去了，回话大家都看得到');
  const reply = (code: WishQuestion, answer: string): void => void take(step, 'reply', (key) => api('POST /wishes/:id/reply', { params: { id: view.id }, body: { revision: view.revision, code, answer }, key }), '答好了');
  if (view.questions.length === 0 && view.askable.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={WISH.questions} note={WISH.questionsNote} />
      {view.questions.map(({ code, answer }) => (
        <View key={code}>
          <View className='wish-question'><View>{WISH_QUESTION_WORDS[code]}</View><View className='u-second'>{answer ? WISH_ANSWER_WORDS[code][answer] : WISH.noAnswer}</View></View>
          {answers && answer === null && <View className='u-gap'><OptionGrid label={WISH_QUESTION_WORDS[code]} columns={2} options={WISH_ANSWERS[code].map((value) => ({ value, label: WISH_ANSWER_WORDS[code][value] ?? '' }))} value={null} onChange={(value) => reply(code, value)} /></View>}
        </View>
      ))}
      <View className='u-buttons u-gap'>
        {view.askable.map((code) => <Button key={code} kind='second' label={WISH_QUESTION_WORDS[code]} {...busyWord(taps, 'question')} onPress={() => ask(code)} />)}
      </View>
    </View>
  );
}

/** Volunteers say that they helped: whoever it is for, or the station, says whether that was it. */
export function Helped(step: StepProps) {
  const { view, taps } = step;
  if (!view.actions.includes('confirmHelp')) return null;
  const said = view.timeline.find(({ action }) => action === 'volunteerTask')?.text;
  const yes = (): void => void take(step, 'confirmHelp', (key) => api('POST /wishes/:id/confirm-help', { params: { id: view.id }, body: { revision: view.revision }, key }), WISH_HELP.done);
  return (
    <View className='u-section'>
      <SectionHead title={WISH_HELP.title} />
      <Paper>{said && <View>{said}</View>}<View className='u-second u-gap'>{view.viewer === 'station' ? WISH_HELP.station : WISH_HELP.own}</View></Paper>
      <View className='u-gap'><Button label={WISH_BUTTONS.confirmHelp ?? ''} {...busyWord(taps, 'confirmHelp')} onPress={yes} /></View>
    </View>
  );
}

/** Answers the station, as its author. */
export function Answer(step: StepProps) {
  const { view, taps } = step;
  const send = (text: string): void => void take(step, 'answer', (key) => api('POST /wishes/:id/answer', { params: { id: view.id }, body: { revision: view.revision, text }, key }), '答好了，接着核实');
  return <AskedBack timeline={view.timeline} label={WISH_BUTTONS.answer ?? ''} most={WISH_LIMITS.reason} {...busyWord(taps, 'answer')} onSend={send} />;
}

/** What author and recipient may do: take it back, agree to show the door, ask whoever claimed it to change it or to let it go. */
export function OwnSteps(step: StepProps) {
  const { view, taps } = step;
  const [form, setForm] = useState<'edit' | 'withdraw' | null>(null);
  const may = (action: (typeof view.actions)[number]): boolean => view.actions.includes(action);
  const base = { params: { id: view.id }, body: { revision: view.revision } };
  const withdraw = async (): Promise<void> => {
    if (await confirm({ title: '要撤回这个心愿吗？', body: '撤回以后，邻居就看不到了。', yes: '撤回' })) await take(step, 'withdraw', (key) => api('POST /wishes/:id/withdraw', { ...base, key }), '撤回了');
  };
  const takeBack = async (): Promise<void> => {
    if (await confirm({ title: '不想要这个心愿了吗？', body: view.claims.length > 0 ? '马上就停，认领的邻居会知道不用再跑，不用问谁。' : '马上就停，不用问谁。', yes: '不要了' })) await take(step, 'takeBack', (key) => api('POST /wishes/:id/take-back', { ...base, key }), '停了');
  };
  return (
    <>
      <Door {...step} />
      {form && may('propose') && <Propose key={form} {...step} kind={form} onDone={(after) => { if (after) setForm(null); step.onDone(after); }} />}
      <View className='u-buttons u-gap'>
        {may('edit') && view.viewer === 'author' && <Button kind='second' label={WISH_BUTTONS.edit ?? ''} onPress={() => open('wishPost', { edit: view.id })} />}
        {may('withdraw') && <Button kind='text' label={WISH_BUTTONS.withdraw ?? ''} {...busyWord(taps, 'withdraw')} onPress={() => void withdraw()} />}
        {may('takeBack') && <Button kind='text' label={WISH_BUTTONS.takeBack ?? ''} {...busyWord(taps, 'takeBack')} onPress={() => void takeBack()} />}
        {may('propose') && form !== 'edit' && <Button kind='second' label={WISH_AGREE.edit} onPress={() => setForm('edit')} />}
        {may('propose') && form !== 'withdraw' && <Button kind='text' label={WISH_AGREE.withdraw} onPress={() => setForm('withdraw')} />}
      </View>
    </>
  );
}

/** Thanks, written or spoken: only for whoever helped. */
function GiveThanks(step: StepProps) {
  const { view, taps } = step;
  const [text, setText] = useState('');
  const shelf = useVoices();
  const { voices } = shelf;
  const send = (): void => {
    if (text.trim() === '' && voices.length === 0) return announce('写一句，或者说一段', 'warn');
    if (voices.some(({ state }) => state !== 'sent')) return announce('录音还没传上，传完再点一次', 'warn');
    void take(step, 'thank', (key) => api('POST /wishes/:id/thank', { params: { id: view.id }, body: { revision: view.revision, text, voiceIds: arrivedIds(voices) }, key }), '送到了');
  };
  return (
    <View className='u-section'>
      <RuledText label={view.viewer === 'station' ? '替他说声谢谢' : '说声谢谢'} note='只给帮您的邻居看' value={text} onChange={setText} maxLength={WISH_LIMITS.thanks} placeholder='比如：坐着真舒服，谢谢您' />
      {view.viewer !== 'station' && <VoiceField shelf={shelf} most={WISH_LIMITS.voices} label='也能说给他听' note='只有帮您的邻居和工作站听得到' />}
      <Button label='送出谢意' {...busyWord(taps, 'thank')} onPress={send} />
    </View>
  );
}

/** Thanks, and whether it may be told. */
export function Thanks(step: StepProps) {
  const { view } = step;
  const tell = (yes: boolean): void => void take(step, 'consent', (key) => api('POST /wishes/:id/consent', { params: { id: view.id }, body: { revision: view.revision, yes }, key }), yes ? '谢谢，讲之前再跟您说一声' : '好，不讲');
  return (
    <>
      {view.thanks && (
        <View className='u-section'>
          <SectionHead title={WISH.thanks} />
          <RuledWords text={view.thanks.text}>{view.thanks.voices.map(({ id, url, seconds }) => <VoiceLine key={id} address={url} seconds={seconds} />)}</RuledWords>
          <View className='u-gap'><Button kind='second' label={THANKS_CARD.open} onPress={() => open('thanksCard', { id: view.id })} /></View>
        </View>
      )}
      {view.actions.includes('thank') && <GiveThanks {...step} />}
      {view.actions.includes('consent') && view.viewer !== 'station' && <View className='u-section'><Switch label={WISH.storyAsk} detail={WISH.storyAskNote} on={view.storyConsent === true} onChange={tell} /></View>}
    </>
  );
}

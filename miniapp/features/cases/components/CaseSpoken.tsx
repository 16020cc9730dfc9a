import { View } from '@tarojs/components';
import { useState } from 'react';
import { TRANSCRIPT_HEAD } from '@shared/copy/cases';
import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { Button, fullMoment, RuledText, SectionHead } from '@/ui';
import { VoiceLine } from '@/ui/voice/VoiceLine';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

type Voice = NonNullable<CaseView['voices']>[number];

/** Every recording of the case as its viewer may hear it: those it began with, then what was added. */
export function spokenIn(view: CaseView): Voice[] {
  const all = [...(view.voices ?? []), ...view.timeline.flatMap((entry) => entry.voices ?? [])];
  return all.filter((voice, at) => all.findIndex(({ id }) => id === voice.id) === at);
}

/** What the station wrote down, who did and when; and what the reporter said about it. */
function Transcript({ of }: { of: NonNullable<Voice['transcript']> }) {
  const who = [of.unit, of.person].filter(Boolean).join('　');
  return (
    <View className='case-transcript'>
      <View>{`${TRANSCRIPT_HEAD}：${of.text}`}</View>
      <View className='u-second'>{`${who}，${fullMoment(new Date(of.at))}`}</View>
      {of.disputed && <View className='case-transcript__wrong'>{`您说写得不对${of.disputed.text ? `：${of.disputed.text}` : ''}。工作站会再听一遍。`}</View>}
    </View>
  );
}

function Dispute({ handle, view, voice, onClose }: { handle: CaseHandle; view: CaseView; voice: Voice; onClose: () => void }) {
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    const done = await handle.act('disputeTranscript', (key) => caseCalls.disputeTranscript(view, key, voice.id, text.trim()), '告诉工作站了，会再听一遍');
    if (done) onClose();
  };
  return (
    <View className='u-gap'>
      <RuledText label='哪里写得不对' note='可以不写' value={text} onChange={setText} maxLength={VOICE_LIMITS.transcript} placeholder='比如：是十楼，不是四楼' />
      <View className='u-buttons u-gap'>
        <Button kind='second' label='不改了' onPress={onClose} />
        <Button label='告诉工作站' busy={handle.busy ? '正在交' : undefined} onPress={() => void send()} />
      </View>
    </View>
  );
}

/** What was said aloud: to hear again, with what the station wrote down of it, and a way to say that it is wrong. */
export function CaseSpoken({ handle, view }: { handle: CaseHandle; view: CaseView }) {
  const [disputing, setDisputing] = useState<string | null>(null);
  const voices = spokenIn(view);
  if (voices.length === 0) return null;
  const may = view.actions.includes('disputeTranscript');
  return (
    <View className='u-field'>
      <SectionHead title={view.viewer === 'reporter' ? '您说的话' : '居民说的话'} note='邻居听不到' />
      <View className='u-ruled'>
        {voices.map((voice, at) => (
          <View key={voice.id}>
            <VoiceLine address={voice.url} seconds={voice.seconds} name={voices.length > 1 ? `第 ${at + 1} 段` : ''}>
              {may && voice.transcript && disputing !== voice.id && <Button kind='second' label='写得不对' onPress={() => setDisputing(voice.id)} />}
            </VoiceLine>
            {voice.transcript && <Transcript of={voice.transcript} />}
            {!voice.transcript && <View className='u-second'>工作站听过以后会写下来，您看看对不对。</View>}
            {disputing === voice.id && <Dispute handle={handle} view={view} voice={voice} onClose={() => setDisputing(null)} />}
          </View>
        ))}
      </View>
    </View>
  );
}

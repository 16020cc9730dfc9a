import { VOICE_LIMITS } from '@shared/domain/cases/limits';
import { Player } from '../components/Voices';
import { type BusyDesk } from '../hooks/useDesk';
import { transcriptDraft } from '../model/forms';
import { toWriteDown, voicesIn } from '../model/voices';
import { Choices, FormFrame, WordsField } from './parts';

/** 听写: hear it and write it down; the resident reads it and may say that it is wrong. */
export function TranscribeForm({ desk }: { desk: BusyDesk }) {
  const voices = voicesIn(desk.view);
  const chosen = desk.typed.draftOf('transcribe').voiceId || toWriteDown(desk.view)?.id || '';
  const voice = voices.find(({ id }) => id === chosen);
  const choose = (id: string) => desk.typed.change('transcribe', transcriptDraft(voices.find((one) => one.id === (id || chosen))));
  return (
    <FormFrame desk={desk} action='transcribe' title='把说的话写下来' note='居民会看到“工作站听写”和您的名字，说不对还能改。Ctrl+空格 一边写一边听' send='写好了'>
      {voices.length > 1 && (
        <Choices desk={desk} action='transcribe' field='voiceId' word='哪一段' grid items={voices.map(({ id, transcript }, at) => ({ id, name: `第 ${at + 1} 段`, detail: transcript ? '写过了' : '还没写' }))} chosen={chosen} onChoose={choose} />
      )}
      {voice && <Player voice={voice} name='录音' keyed />}
      <WordsField desk={desk} action='transcribe' field='text' word='听到的话，一句一句写' rows={3} maxLength={VOICE_LIMITS.transcript} placeholder='听不清的地方写“听不清”，不要猜' />
    </FormFrame>
  );
}

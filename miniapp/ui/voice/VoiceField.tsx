import { View } from '@tarojs/components';
import { REPORT_LIMITS, VOICE_LIMITS } from '@shared/domain/cases/limits';
import { openPermission } from '../../platform/permission';
import { aria, pressable } from '../a11y';
import { Button } from '../components/Button';
import { FieldFrame } from '../components/Field';
import { Icon } from '../components/Icon';
import { clockOf } from './useSound';
import { useVoice } from './useVoice';
import { VoiceLine } from './VoiceLine';
import { addVoice, type DraftVoice, resendVoices, type VoiceShelf } from './voices';

/** Why nothing can be recorded, and what to do instead. */
const PROBLEMS = {
  refused: '没有得到用麦克风的许可。到设置里打开再说，或者写两句、打电话也行。',
  unavailable: '这台设备现在录不了音。写两句、拍一张，或者打电话给工作站都行。',
} as const;

const notes = { sending: '正在传', failed: '没传上', sent: '' } as const;

/** The words on the key: what a press does now. */
function keyWords(state: ReturnType<typeof useVoice>['state'], seconds: number, more: boolean, tapFirst: boolean): { main: string; second: string } {
  if (state === 'asking') return { main: '马上就好', second: '麦克风打开了再说' };
  if (state === 'recording') return { main: `正在听　${clockOf(seconds)}`, second: tapFirst ? '说完了，点一下这里' : '松开就停；是点开的，再点一下就停' };
  const main = more ? '再说一段' : tapFirst ? '点一下，说给我们听' : '按住说话';
  return { main, second: `${tapFirst ? '按住说也行' : '点一下开始、再点一下停也行'}，最多 ${VOICE_LIMITS.seconds} 秒` };
}

function VoiceKey({ voice, more, tapFirst }: { voice: ReturnType<typeof useVoice>; more: boolean; tapFirst: boolean }) {
  const { state, seconds, key } = voice;
  const { main, second } = keyWords(state, seconds, more, tapFirst);
  const on = state !== 'idle';
  return (
    <View
      className={`u-press voice-key ${tapFirst ? 'voice-key--door' : ''} ${on ? 'voice-key--on' : ''}`}
      onTouchStart={key.onDown}
      onTouchEnd={key.onUp}
      onTouchCancel={key.onUp}
      onClick={key.onClick}
      {...pressable(key.onClick)}
      {...aria({ role: 'button', label: state === 'recording' ? '正在听，说完了按这里停' : main })}
    >
      <View className='voice-key__inside'>
        <Icon name='mic' colour={tapFirst || on ? 'white' : 'door'} size={tapFirst ? 64 : 32} />
        <View className='voice-key__words'>
          <View className='voice-key__main'>{main}</View>
          <View className='voice-key__second'>{second}</View>
        </View>
      </View>
    </View>
  );
}

function One({ shelf, voice, at }: { shelf: VoiceShelf; voice: DraftVoice; at: number }) {
  const name = shelf.voices.length > 1 ? `第 ${at + 1} 段` : '';
  const remove = () => shelf.put(shelf.voices.filter(({ key }) => key !== voice.key));
  return (
    <VoiceLine address={voice.localPath ?? voice.url} seconds={voice.seconds} name={[name, notes[voice.state]].filter(Boolean).join('，')}>
      <Button kind='second' label='删掉重说' spoken={`删掉${name}，重说`} onPress={remove} />
    </VoiceLine>
  );
}

interface VoiceFieldProps {
  shelf: VoiceShelf;
  /** How many there may be. */
  most?: number;
  label?: string;
  note?: string;
  error?: string;
  id?: string;
  /** Elder mode: the large key, where a tap begins and a tap ends. */
  tapFirst?: boolean;
}

/** Say it aloud: the voice key, and what was said so far, to hear, to take out and to say again. */
export function VoiceField({ shelf, most = REPORT_LIMITS.voices, label = '说给我们听', note, error, id, tapFirst = false }: VoiceFieldProps) {
  const voice = useVoice((recording) => void addVoice(shelf, recording));
  const { voices } = shelf;
  const failed = voices.find(({ state }) => state === 'failed');
  const field = (
    <>
      {voices.length < most && <VoiceKey voice={voice} more={voices.length > 0} tapFirst={tapFirst} />}
      {voice.problem && (
        <View className='voice-problem' {...aria({ role: 'alert' })}>
          <View>{PROBLEMS[voice.problem]}</View>
          {voice.problem === 'refused' && openPermission && <Button kind='text' label='去设置里打开' onPress={openPermission} />}
        </View>
      )}
      {voices.length > 0 && <View className='u-ruled u-gap'>{voices.map((one, at) => <One key={one.key} shelf={shelf} voice={one} at={at} />)}</View>}
      {failed?.localPath && <Button kind='text' label='录音再传一次' onPress={() => void resendVoices(shelf)} />}
    </>
  );
  return <FieldFrame label={label} note={note} error={error ?? failed?.problem ?? undefined} id={id}>{field}</FieldFrame>;
}

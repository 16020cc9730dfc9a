import { TRANSCRIPT_HEAD } from '@shared/copy/cases';
import { formatMoment } from '@shared/domain/kernel/dates';
import { clockOf, useSound } from '@/ui/voice/useSound';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { useKeys } from '../hooks/useKeys';
import { useShortcuts } from '../hooks/useShortcuts';
import { LISTEN_KEY } from '../model/menu';
import type { Voice } from '../model/types';
import { toWriteDown, voicesIn } from '../model/voices';
import { ActionButton } from './ActionButton';

interface PlayerProps {
  voice: Voice;
  /** 录音, or 第 2 段. */
  name: string;
  /** The key V plays this one. */
  keyed?: boolean;
}

/** Plays a recording: V or a press, how far it is, as spoken or half as fast again. Ctrl+space works while typing. */
export function Player({ voice, name, keyed = false }: PlayerProps) {
  const { playing, at, rate, problem, toggle, changeRate } = useSound(voice.url);
  const letters = useShortcuts((state) => state.on);
  useKeys(({ key, typing, ctrl }) => {
    const asked = keyed && (ctrl ? key === ' ' : letters && !typing && key === LISTEN_KEY);
    if (asked) toggle();
    return asked;
  });
  const length = clockOf(Math.round(voice.seconds));
  return (
    <Box className='wb-player'>
      <ActionButton kind='second' letter={keyed ? LISTEN_KEY : undefined} label={`${playing ? '停一下' : '听'}，${name}，${length}`} onTap={toggle}>{playing ? '停一下' : '听'}</ActionButton>
      <Box as='span' className='wb-player__time'>{`${name}　${clockOf(at)} / ${length}`}</Box>
      <ActionButton kind='text' label={`现在 ${rate} 倍速，换一种`} onTap={changeRate}>{`${rate}×`}</ActionButton>
      {problem && <Box as='span' className='wb-player__problem' role='alert'>没放出来，看看网络再点一次</Box>}
    </Box>
  );
}

function Transcript({ of, now }: { of: NonNullable<Voice['transcript']>; now: Date }) {
  return (
    <Box className='wb-transcript'>
      <Box as='p'>{`${TRANSCRIPT_HEAD}：${of.text}`}</Box>
      <Box as='p' className='wb-second'>{`${of.person ?? of.unit}，${formatMoment(of.at, now)}`}</Box>
      {of.disputed && <Box as='p' className='wb-transcript__wrong'>{`居民说写得不对${of.disputed.text ? `：${of.disputed.text}` : ''}。请再听一遍`}</Box>}
    </Box>
  );
}

/** What the resident said aloud: to hear, and to write down. */
export function Voices({ desk, now }: { desk: BusyDesk; now: Date }) {
  const voices = voicesIn(desk.view);
  if (voices.length === 0) return null;
  const write = desk.menu.beside.find((item) => item.action === 'transcribe');
  const next = toWriteDown(desk.view);
  return (
    <Box as='section' className='wb-voices' label='居民说的录音'>
      {voices.map((voice, at) => (
        <Box key={voice.id}>
          <Player voice={voice} name={voices.length > 1 ? `第 ${at + 1} 段` : '录音'} keyed={voice.id === next?.id && desk.form !== 'transcribe'} />
          {voice.transcript && <Transcript of={voice.transcript} now={now} />}
        </Box>
      ))}
      {write && <ActionButton id='wb-open-transcribe' kind='text' letter={write.key} onTap={() => desk.press(write)}>{next?.transcript ? '改听写' : '听写下来'}</ActionButton>}
    </Box>
  );
}

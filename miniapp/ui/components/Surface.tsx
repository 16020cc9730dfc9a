import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from '../a11y';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';

/** White paper: the station's words and lists. No paper inside a paper. `tone` says late (brick edge) or waiting to be sent (dashed). */
export function Paper({ children, tone = 'plain', onPress, label, className = '' }: { children: ReactNode; tone?: 'plain' | 'late' | 'waiting' | 'list'; onPress?: () => void; label?: string; className?: string }) {
  const name = `u-paper u-paper--${tone} ${className}`;
  if (!onPress) return <View className={name}>{children}</View>;
  return <Press className={name} onPress={onPress} label={label} role='link'>{children}</Press>;
}

/** Text that breaks only behind its commas and wide spaces, so that times and names stay whole. */
export function Phrases({ text }: { text: string }) {
  return <>{(text.match(/[^，　]+[，　]?/g) ?? []).map((phrase, index) => <Text key={index} className='u-phrase'>{phrase}</Text>)}</>;
}

/** Enamel plate: a place or an office. Not a button. */
export function Plate({ name, detail, small = false }: { name: string; detail?: string; small?: boolean }) {
  return (
    <View className={`u-plate ${small ? 'u-plate--small' : ''}`}>
      <View className='u-plate__line'>
        <View className='u-plate__screw' />
        <View className='u-plate__text'>
          <Text className='u-plate__name'>{name}</Text>
          {detail && <View className='u-plate__detail'><Phrases text={detail} /></View>}
        </View>
        <View className='u-plate__screw' />
      </View>
    </View>
  );
}

/** A state in two to five characters. Not tappable. */
export function Tag({ children, tone = 'quiet' }: { children: ReactNode; tone?: 'quiet' | 'late' | 'neutral' }) {
  return <Text className={`u-tag u-tag--${tone}`}>{children}</Text>;
}

/** Head of a section; at the right a quiet note, a link to more, or a text button (`aside`). */
export function SectionHead({ title, note, link, onLink, aside }: { title: string; note?: string; link?: string; onLink?: () => void; aside?: ReactNode }) {
  return (
    <View className='u-head'>
      <View className='u-head__title' {...aria({ role: 'heading', level: 2 })}>{title}</View>
      {note && <View className='u-head__note'>{note}</View>}
      {link && onLink && <Press className='u-head__link' role='link' label={`${title}：${link}`} onPress={onLink}>{`${link} ›`}</Press>}
      {aside}
    </View>
  );
}

/** A quiet word of explanation, or a warning about danger. */
export function Note({ children, tone = 'quiet', icon }: { children: ReactNode; tone?: 'quiet' | 'warn'; icon?: IconName }) {
  const sign = icon ?? (tone === 'warn' ? 'warn' : undefined);
  return (
    <View className={`u-note u-note--${tone}`}>
      {sign && <Icon name={sign} colour={tone === 'warn' ? 'brick' : 'door'} size={28} />}
      <View className='u-note__text'>{children}</View>
    </View>
  );
}

export interface NoticeProps {
  /** Centred, letter-spaced; answers to one person have none. */
  title?: string;
  /** Salutation such as 王阿姨, without the colon. */
  to?: string;
  children: ReactNode;
  unit: string;
  person?: string | null;
  date: string;
  /** Pictures between body and signature. */
  pictures?: ReactNode;
  /** Inside another paper it draws none of its own. */
  bare?: boolean;
}

/** The station's words in the form of a letter: greeting, indented body, unit and person, date. */
export function Notice({ title, to, children, unit, person, date, pictures, bare = false }: NoticeProps) {
  return (
    <View className={bare ? 'u-letter' : 'u-letter u-paper'}>
      {title && <View className='u-letter__title'>{title}</View>}
      {to && <View>{`${to}：`}</View>}
      <View className='u-letter__body'>{children}</View>
      {pictures}
      <View className='u-letter__sign'>{person ? `${unit}　${person}` : unit}</View>
      <View className='u-letter__date'>{date}</View>
    </View>
  );
}

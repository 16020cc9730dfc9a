import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria } from '../a11y';
import { DayLine, TextLine, TextLines } from '../elements';
import { daySaid } from '../words/moment';
import { Icon } from './Icon';
import { Press } from './Press';
import { SectionHead } from './Surface';

/** One sentence how to mend it, with the warning sign. */
export function FieldError({ text, id }: { text?: string; id?: string }) {
  if (!text) return null;
  return (
    <View className='u-field-error' {...(id ? { id } : {})} {...aria({ role: 'alert' })}>
      <Icon name='warn' colour='brick' size={22} />
      <Text className='u-field-error__text'>{text}</Text>
    </View>
  );
}

/** Label, anything to fill in, and what is wrong with it. `id` is where the list of errors jumps to. */
export function FieldFrame({ label, note, error, id, children }: { label: string; note?: string; error?: string; id?: string; children: ReactNode }) {
  return (
    <View className={`u-field ${error ? 'u-field--wrong' : ''}`} {...(id ? { id } : {})}>
      <SectionHead title={label} note={note} />
      {children}
      <FieldError text={error} />
    </View>
  );
}

export interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  note?: string;
  error?: string;
  placeholder?: string;
  kind?: 'text' | 'number' | 'password';
  maxLength?: number;
  id?: string;
  onDone?: () => void;
}

/** One line of text. */
export function Field({ label, value, onChange, note, error, placeholder, kind = 'text', maxLength = 140, id, onDone }: FieldProps) {
  return (
    <FieldFrame label={label} note={note} error={error} id={id}>
      <TextLine
        className='u-field__input'
        label={label}
        value={value}
        onChange={onChange}
        kind={kind}
        maxLength={maxLength}
        placeholder={placeholder}
        invalid={Boolean(error)}
        onDone={onDone}
      />
    </FieldFrame>
  );
}

/** One day, from a calendar; `min` and `max` are the first and last that may be chosen. */
export function DayField({ label, value, onChange, min, max, placeholder, note, error, id }: Pick<FieldProps, 'label' | 'onChange' | 'placeholder' | 'note' | 'error' | 'id'> & { value: string | null; min?: string; max: string }) {
  return (
    <FieldFrame label={label} note={note} error={error} id={id}>
      <DayLine className='u-field__input' label={label} value={value ?? ''} min={min} max={max} placeholder={placeholder} said={value ? daySaid(value) : ''} invalid={Boolean(error)} onChange={onChange} />
    </FieldFrame>
  );
}

export interface RuledTextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  note?: string;
  error?: string;
  placeholder?: string;
  id?: string;
  /** What stands at the left under the lines, such as the voice key. */
  tools?: ReactNode;
}

/** Osmanthus ruled paper: what a resident writes in their own words. Nothing else is written on it. */
export function RuledText({ label, value, onChange, maxLength, note, error, placeholder, id, tools }: RuledTextProps) {
  return (
    <FieldFrame label={label} note={note} error={error} id={id}>
      <View className='u-ruled u-ruled--input'>
        <TextLines className='u-ruled__input' label={label} value={value} onChange={onChange} maxLength={maxLength} placeholder={placeholder} invalid={Boolean(error)} />
        <View className='u-ruled__foot'>
          <View>{tools}</View>
          <Text className='u-ruled__count'>{`${value.length} / ${maxLength}`}</Text>
        </View>
      </View>
    </FieldFrame>
  );
}

/** What a resident wrote, verbatim, on ruled paper. */
export function RuledWords({ text, children }: { text?: string | null; children?: ReactNode }) {
  return (
    <View className='u-ruled'>
      {text && <View className='u-ruled__words'><Text userSelect>{text}</Text></View>}
      {children}
    </View>
  );
}

/** All that is missing, on top of the page; a tap jumps to it. */
export function ErrorList({ title, items, onJump }: { title: string; items: readonly { id: string; label: string }[]; onJump: (id: string) => void }) {
  if (items.length === 0) return null;
  return (
    <View className='u-errors' {...aria({ role: 'alert' })}>
      <Icon name='warn' colour='brick' size={32} />
      <View className='u-errors__main'>
        <View className='u-errors__title'>{title}</View>
        <View>点一下，直接跳过去</View>
        {items.map((item, index) => (
          <Press key={item.id} className='u-errors__item' role='link' onPress={() => onJump(item.id)}>
            {`${index + 1}　${item.label} ›`}
          </Press>
        ))}
      </View>
    </View>
  );
}

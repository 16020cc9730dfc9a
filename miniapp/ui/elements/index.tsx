import { Input, Picker, Textarea, View } from '@tarojs/components';
import { aria } from '../a11y';
import { type DayElement, type TextElement } from './types';

/** One line of text. */
export const TextLine: TextElement = ({ className, label, value, onChange, maxLength, placeholder, invalid, kind = 'text', onDone }) => (
  <Input
    className={className}
    value={value}
    type={kind === 'number' ? 'number' : 'text'}
    password={kind === 'password'}
    maxlength={maxLength}
    placeholder={placeholder}
    placeholderClass='u-placeholder'
    onInput={(event) => onChange(event.detail.value)}
    onConfirm={onDone}
    {...aria({ label, invalid })}
  />
);

/** Several lines; grows with what is written. */
export const TextLines: TextElement = ({ className, label, value, onChange, maxLength, placeholder, invalid }) => (
  <Textarea
    className={className}
    value={value}
    maxlength={maxLength}
    autoHeight
    placeholder={placeholder}
    placeholderClass='u-placeholder'
    onInput={(event) => onChange(event.detail.value)}
    {...aria({ label, invalid })}
  />
);

/** A day from WeChat's own wheel. */
export const DayLine: DayElement = ({ className, label, value, min, max, onChange, placeholder, said, invalid }) => (
  <Picker mode='date' value={value || max} start={min} end={max} onChange={(event) => onChange(event.detail.value)}>
    <View className={`${className} ${value ? '' : 'u-placeholder'}`} {...aria({ role: 'button', label: value ? `${label}，${said}` : label, invalid })}>{value ? said : placeholder}</View>
  </Picker>
);

import { useEffect, useRef } from 'react';
import { type DayElement, type TextElement } from './types';

// The browser's own elements: labels, password managers, keyboards and spelling work as people know them.

/** One line of text. */
export const TextLine: TextElement = ({ className, label, value, onChange, maxLength, placeholder, invalid, kind = 'text', onDone }) => (
  <input
    className={className}
    aria-label={label}
    aria-invalid={invalid || undefined}
    value={value}
    type={kind === 'password' ? 'password' : 'text'}
    inputMode={kind === 'number' ? 'numeric' : undefined}
    maxLength={maxLength}
    placeholder={placeholder}
    onChange={(event) => onChange(event.target.value)}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone?.();
    }}
  />
);

/** Several lines; grows with what is written. */
export const TextLines: TextElement = ({ className, label, value, onChange, maxLength, placeholder, invalid }) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${area.current.scrollHeight}px`;
  }, [value]);
  return (
    <textarea
      ref={area}
      className={className}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      rows={3}
      maxLength={maxLength}
      placeholder={placeholder}
      onChange={(event) => onChange(event.target.value)}
    />
  );
};

/** A day from the browser's own calendar. */
export const DayLine: DayElement = ({ className, label, value, min, max, onChange, invalid }) => <input type='date' className={className} aria-label={label} aria-invalid={invalid || undefined} value={value} min={min} max={max} onChange={(event) => onChange(event.target.value)} />;

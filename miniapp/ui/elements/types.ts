import { type ReactNode } from 'react';

/** A line or a field of text; `className` comes from the part that draws it. */
export interface TextInputProps {
  className: string;
  /** Said by screen readers; the label on the page stands apart. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  placeholder?: string;
  invalid?: boolean;
  kind?: 'text' | 'number' | 'password';
  onDone?: () => void;
}

export type TextElement = (props: TextInputProps) => ReactNode;

/** A day, `YYYY-MM-DD`; empty while none is chosen. `said`: the chosen day in words, where the element has none of its own. */
export interface DayLineProps extends Pick<TextInputProps, 'className' | 'label' | 'value' | 'onChange' | 'placeholder' | 'invalid'> {
  min?: string;
  max: string;
  said: string;
}
export type DayElement = (props: DayLineProps) => ReactNode;

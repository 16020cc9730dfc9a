import { TextLines } from '../elements';
import { FieldFrame } from './Field';

export interface WordsProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  placeholder?: string | undefined;
  error?: string | undefined;
}

/** Some lines of staff's words, on plain paper: the ruled one is for residents. */
export function Words({ label, value, onChange, maxLength, placeholder, error }: WordsProps) {
  return (
    <FieldFrame label={label} {...(error ? { error } : {})}>
      <TextLines className='u-field__input' label={label} value={value} onChange={onChange} maxLength={maxLength} {...(placeholder ? { placeholder } : {})} />
    </FieldFrame>
  );
}

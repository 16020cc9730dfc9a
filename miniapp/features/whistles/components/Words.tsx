import { Textarea } from '@tarojs/components';
import { FieldFrame } from '@/ui';

interface WordsProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  placeholder?: string;
  error?: string;
}

/** Some lines of staff's words, on plain paper: the ruled one is for residents. */
export function Words({ label, value, onChange, maxLength, placeholder, error }: WordsProps) {
  return (
    <FieldFrame label={label} error={error}>
      <Textarea className='u-field__input' autoHeight aria-label={label} value={value} maxlength={maxLength} placeholder={placeholder} onInput={({ detail }) => onChange(detail.value)} />
    </FieldFrame>
  );
}

import { useEffect, useState } from 'react';
import { Icon } from '@/ui/components/Icon';
import { Box, Line, Press } from '../elements';

interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
}

/** The id of the search field, for the key `/`. */
export const SEARCH_ID = 'wb-search';

/** Finds cases by number, phone tail, door, name or words. */
export function SearchBox({ value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const change = (next: string) => {
    setText(next);
    onChange(next.trim());
  };
  return (
    <Box className='wb-search' role='search'>
      <Icon name='search' colour='ink' size={22} />
      <Line id={SEARCH_ID} className='wb-search__field' search label='找工单：工单号、电话尾号、门牌、姓名、文字' placeholder='工单号、电话尾号、门牌、姓名、文字' maxLength={60} value={text} onText={change} />
      {text && <Press className='wb-search__clear' label='不找了' onTap={() => change('')}>清掉</Press>}
    </Box>
  );
}

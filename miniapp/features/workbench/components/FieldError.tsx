import { Icon } from '@/ui';
import { Box } from '../elements';

/** One sentence how to mend it, at the field; `id` is what the field is described by. */
export function FieldError({ text, id }: { text?: string; id?: string }) {
  if (!text) return null;
  return (
    <Box id={id} className='wb-error' role='alert'>
      <Icon name='warn' colour='brick' size={22} />
      <Box as='span'>{text}</Box>
    </Box>
  );
}

import { Timeline } from '@/ui';
import { Box, Lines } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import { timelineNodes } from '../model/timeline';
import { ActionButton } from './ActionButton';
import { FieldError } from './FieldError';
import { MentionPick } from './MentionPick';
import { Photos } from './Photos';

/** The timeline that residents see, newest on top; what only the staff sees is marked. */
export function Progress({ desk, now }: { desk: BusyDesk; now: Date }) {
  const { view, menu } = desk;
  const inspect = menu.beside.find((item) => item.action === 'inspect');
  const photosOf = new Map(view.timeline.map((entry) => [entry.id, entry.action === 'submit' ? [] : entry.photos]));
  const nodes = timelineNodes(view, now).map((node) => {
    const photos = photosOf.get(node.id) ?? [];
    return photos.length > 0 ? { ...node, text: <>{node.text}<Photos small photos={photos} what={node.title} /></> } : node;
  });
  return (
    <Box as='section' className='wb-progress' labelledBy='wb-progress'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-progress' className='wb-paper__title'>进展</Box>
        <Box as='span' className='wb-second'>居民看到的也是这些</Box>
      </Box>
      {inspect && <ActionButton id='wb-open-inspect' kind='text' letter={inspect.key} onTap={() => desk.press(inspect)}>现场看过，记一笔</ActionButton>}
      <Timeline nodes={nodes} shown={10} />
    </Box>
  );
}

/** A note for colleagues. */
export function NoteBox({ desk }: { desk: BusyDesk }) {
  const note = desk.menu.beside.find((item) => item.action === 'note');
  if (!note) return null;
  const { acting, typed } = desk;
  const draft = typed.draftOf('note');
  const error = acting.wrong === 'note' ? acting.errors.text : undefined;
  return (
    <Box as='section' className='wb-note' labelledBy='wb-note'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-note' className='wb-paper__title'>内部记一笔</Box>
        <Box as='span' className='wb-second'>居民看不到这里</Box>
      </Box>
      <Lines
        id={fieldId('note', 'text')}
        className='wb-field'
        label='内部记一笔，居民看不到'
        placeholder='给同事留一句'
        rows={2}
        maxLength={500}
        invalid={Boolean(error)}
        value={draft.text}
        onText={(text) => typed.change('note', { text })}
      />
      <FieldError text={error ?? (acting.wrong === 'note' ? acting.errors.mentions : undefined)} />
      <MentionPick desk={desk} />
      <ActionButton kind='second' busy={acting.busy === 'note'} onTap={() => void desk.run('note')}>记下</ActionButton>
    </Box>
  );
}

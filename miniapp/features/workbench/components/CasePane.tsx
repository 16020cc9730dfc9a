import { Failed, Loading, Offline } from '@/ui';
import { Box, Scroll } from '../elements';
import { type BusyDesk, type Desk } from '../hooks/useDesk';
import type { Trouble } from '../model/trouble';
import { useWide } from '../platform/viewport';
import { ActionButton } from './ActionButton';
import { After } from './After';
import { CaseHead } from './CaseHead';
import { Company } from './Company';
import { Apart, DeskFoot } from './DeskFoot';
import { Joint } from './Joint';
import { Course } from './Course';
import { Lessons } from './Lessons';
import { Linked } from './Linked';
import { Outcome } from './Outcome';
import { Photos } from './Photos';
import { PlaceSketch } from './PlaceSketch';
import { NoteBox, Progress } from './Progress';
import { ReporterWords } from './ReporterWords';
import { Triage } from './Triage';
import { WhoHandles } from './WhoHandles';
import { Voices } from './Voices';
import { Why } from './Why';

function Missing({ trouble, onRetry }: { trouble: Trouble; onRetry: () => void }) {
  if (trouble.kind === 'offline') return <Offline onRetry={onRetry} />;
  return <Failed message={trouble.message} quote={trouble.requestId ?? undefined} onRetry={onRetry} />;
}

function Release({ desk }: { desk: BusyDesk }) {
  const release = desk.menu.beside.find((item) => item.action === 'release');
  const { view } = desk;
  if (!release && !view.release) return null;
  return (
    <Box className='wb-release'>
      <Box as='span' className='wb-second'>{view.release ? `给邻居看的一版：${view.release.text ?? '只有照片'}` : '邻居现在只看得到分类和进展'}</Box>
      {release && <ActionButton id='wb-open-release' kind='text' letter={release.key} onTap={() => desk.press(release)}>{view.release ? '改给邻居看的' : '给邻居看'}</ActionButton>}
    </Box>
  );
}

function Body({ desk, now }: { desk: BusyDesk; now: Date }) {
  const { view } = desk;
  const wide = useWide();
  return (
    <Scroll as='div' className='wb-case__scroll'>
      <CaseHead view={view} now={now} />
      <Box className='wb-case__columns'>
        <Box className='wb-case__main'>
          <ReporterWords desk={desk} />
          <Voices desk={desk} now={now} />
          <Box className='wb-evidence'>
            <Photos photos={view.photos} what='居民拍的' />
            <PlaceSketch view={view} />
          </Box>
          <Triage desk={desk} />
          <Company desk={desk} />
          <Release desk={desk} />
          <Lessons desk={desk} />
          <Linked desk={desk} />
          <Outcome view={view} />
          <After desk={desk} />
          <WhoHandles desk={desk} />
          <Joint desk={desk} now={now} />
          <Course desk={desk} now={now} />
          <Why desk={desk} />
        </Box>
        <Box className='wb-case__side'>
          <Progress desk={desk} now={now} />
          <NoteBox desk={desk} />
          {!wide && <Apart desk={desk} />}
        </Box>
      </Box>
    </Scroll>
  );
}

const isBusy = (desk: Desk): desk is BusyDesk => desk.view !== null && desk.menu !== null;

/** One case: what was said, where, why here, what happened; and on the dado what can be done. */
export function CasePane({ desk, now }: { desk: Desk; now: Date }) {
  if (!isBusy(desk)) {
    return (
      <Box className='wb-case wb-case--empty'>
        {desk.trouble ? <Missing trouble={desk.trouble} onRetry={() => void desk.reload()} /> : <Loading what='这一件' />}
      </Box>
    );
  }
  return (
    <Box className='wb-case' as='div' label={desk.view.title}>
      <Body desk={desk} now={now} />
      <DeskFoot desk={desk} />
    </Box>
  );
}

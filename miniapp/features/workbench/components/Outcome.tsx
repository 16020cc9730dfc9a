import { fullMoment, Notice, RuledWords } from '@/ui';
import { SATISFACTION_WORDS } from '@shared/copy/cases';
import { Box } from '../elements';
import type { CaseView } from '../model/types';
import { Photos } from './Photos';

/** What was done, signed by who did it. */
function Result({ view }: { view: CaseView }) {
  const { result } = view;
  if (!result) return null;
  return (
    <Notice title='办理结果' unit={result.unit} person={result.person} date={fullMoment(new Date(result.at))} pictures={<Photos photos={result.photos} what='办好以后' />}>
      {result.text ?? '办好了，看照片。'}
    </Notice>
  );
}

/** What the resident said of it, on osmanthus. */
function Evaluation({ view }: { view: CaseView }) {
  const { evaluation } = view;
  if (!evaluation) return null;
  const words = [evaluation.contacted ? '联系过我' : '没联系过我', evaluation.solved ? '解决了' : '没解决', SATISFACTION_WORDS[evaluation.satisfaction]];
  return <RuledWords text={[words.join('，'), evaluation.text].filter(Boolean).join('。')} />;
}

/** How it ended so far: the handler's result and the resident's word. */
export function Outcome({ view }: { view: CaseView }) {
  if (!view.result && !view.evaluation) return null;
  return <Box className='wb-outcome'><Result view={view} /><Evaluation view={view} /></Box>;
}

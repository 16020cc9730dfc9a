import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { fill } from '@shared/copy/fill';
import { TEXT_DEFAULTS } from '@shared/copy/texts';
import { useMe, useSignedIn } from '@/api';
import { jumpToField } from '@/platform/scroll';
import { Button, CallButton, confirm, deadlineWords, dialable, FootNote, Note, Page, QueryView, useElder } from '@/ui';
import { CaseMerged, CaseNeighbours, TakeBackPhotos } from '../../components/CaseCompany';
import { CaseAnswer, CaseClock, CaseDeclined, CaseHead, CaseHelped, CaseThread, CaseTimeline, CaseWhy, CaseWords } from '../../components/CaseParts';
import { CaseEnd } from '../../components/CaseEnd';
import { CaseNeighbourWords } from '../../components/CaseNeighbourWords';
import { CaseJoint } from '../../components/CaseJoint';
import { CaseCourse, CaseQuestion } from '../../components/CaseCourse';
import { CaseSpoken } from '../../components/CaseSpoken';
import { EditForm } from '../../components/EditForm';
import { EvaluateForm, unanswered, useWord, type Word } from '../../components/EvaluateForm';
import { SupplementForm } from '../../components/SupplementForm';
import type { CaseView } from '../../model/submit';
import { caseCalls, type CaseHandle, useCase } from '../../model/useCase';
import './index.scss';


/** Hands in the word, or shows what is still missing. */
function giveWord(handle: CaseHandle, view: CaseView, word: Word, check: () => void): void {
  check();
  if (unanswered(word).length > 0) return;
  const given = { contacted: word.contacted === 'yes', solved: word.solved === 'yes', satisfaction: word.satisfaction ?? ('basically' as const), text: word.text };
  const content = given.solved && given.satisfaction !== 'unsatisfied';
  const said = content ? '谢谢您，这件事办结了' : view.round <= 1 ? '知道了，会再办一次' : '您的话记下来了';
  void handle.act('evaluate', (key) => caseCalls.evaluate(view, key, given), said);
}

async function askWithdraw(handle: CaseHandle, view: CaseView): Promise<void> {
  const sure = await confirm({ title: '撤回这件事吗？', body: '撤回以后工作站就不办了。已经解决、或者报错了，可以撤回。', yes: '撤回', no: '不撤回', danger: true });
  if (sure) await handle.act('withdraw', (key) => caseCalls.withdraw(view, key), '已经撤回');
}

interface FootProps {
  handle: CaseHandle;
  view: CaseView;
  evaluation: ReturnType<typeof useWord>;
  onSupplement: () => void;
  onJoin: () => void;
  onEdit: () => void;
  onAnswer: () => void;
}

/** Beside the main action where there is room; elder mode and the evaluation have the whole call in the page. */
const callsInFoot = (view: CaseView, elder: boolean): boolean => !elder && !view.actions.includes('evaluate') && dialable(view.station.phone);

/** The one main action the reporter may take now, and the way to speak to somebody. */
function CaseFoot({ handle, view, evaluation, onSupplement }: FootProps) {
  const elder = useElder();
  const call = callsInFoot(view, elder) && <CallButton station={view.station} />;
  const busy = handle.busy ? '正在交' : undefined;
  if (view.actions.includes('evaluate')) {
    return (
      <>
        <Button label='交评价' busy={busy} onPress={() => giveWord(handle, view, evaluation.word, evaluation.check)} />
        {view.evaluateUntil && <FootNote>{`${deadlineWords(new Date(view.evaluateUntil), new Date())} 前都可以评`}</FootNote>}
      </>
    );
  }
  if (view.actions.includes('reopen')) {
    return (
      <View className='u-buttons'>
        <Button label='没好，再办' busy={busy} onPress={() => void handle.act('reopen', (key) => caseCalls.reopen(view, key), '已经重新交下去办')} />
        {call}
      </View>
    );
  }
  if (elder && !view.actions.includes('supplement')) return null;
  return (
    <View className='u-buttons'>
      {view.actions.includes('supplement') && <Button kind='second' label='补充情况' onPress={onSupplement} />}
      {call}
    </View>
  );
}

function CaseBody({ handle, view, fresh, evaluation, onSupplement, onJoin, onEdit, onAnswer }: FootProps & { fresh: boolean }) {
  const now = new Date();
  const canAdd = view.actions.includes('supplement');
  const texts = useMe((state) => state.me?.texts) ?? TEXT_DEFAULTS;
  return (
    <>
      <CaseHead view={view} />
      <CaseHelped view={view} />
      {fresh && view.state === 'submitted' && <View className='u-field'><Note icon='check'>{fill(texts.afterSubmit, { station: view.station.name })}</Note></View>}
      <CaseQuestion view={view} onAnswer={onAnswer} />
      <CaseClock view={view} now={now} />
      <CaseCourse handle={handle} view={view} />
      <CaseDeclined view={view} />
      <CaseMerged handle={handle} view={view} />
      <CaseNeighbours handle={handle} view={view} onJoin={onJoin} />
      <CaseAnswer view={view} />
      <CaseNeighbourWords handle={handle} view={view} />
      {view.actions.includes('evaluate') && <View className='u-field'><EvaluateForm state={evaluation} round={view.round} onJump={jumpToField} /></View>}
      <CaseJoint view={view} now={now} />
      <CaseThread view={view} />
      <CaseTimeline view={view} now={now} />
      <CaseWords view={view} now={now} />
      <CaseSpoken handle={handle} view={view} />
      <CaseWhy view={view} onWrong={canAdd ? onSupplement : undefined} />
      <CaseEnd handle={handle} view={view} />
      {view.actions.includes('edit') && <View className='u-gap'><Button kind='text' label='改一改写的内容' onPress={onEdit} /></View>}
      <TakeBackPhotos handle={handle} view={view} />
      {view.actions.includes('withdraw') && <View className='u-gap'><Button kind='text' label='撤回这件事' onPress={() => void askWithdraw(handle, view)} /></View>}
    </>
  );
}

/** One matter from beginning to end, as its reporter or a neighbour may see it. */
export default function CasePage() {
  const { params } = useRouter();
  useSignedIn();
  const handle = useCase(params.id ?? '');
  const evaluation = useWord();
  const [adding, setAdding] = useState<'supplement' | 'answer' | null>(null);
  const [editing, setEditing] = useState(false);
  const [joining, setJoining] = useState(false);
  const elder = useElder();
  const { view } = handle;
  if (adding && view) {
    const question = adding === 'answer' ? view.course?.question : undefined;
    const said = question ? '回答了，时间接着算' : '补上去了，办事的人会看到';
    const intent = question ? 'answer' : 'supplement';
    const send = (text: string, photoIds: string[], voiceIds: string[]): Promise<boolean> =>
      handle.act(intent, (key) => caseCalls[intent](view, key, text, photoIds, voiceIds), said);
    return <SupplementForm question={question} start='' station={view.station} busy={handle.busy} onSend={send} onClose={() => setAdding(null)} />;
  }
  if (joining && view) {
    const join = (text: string, photoIds: string[]): Promise<boolean> => handle.act('join', (key) => caseCalls.join(view, key, text, photoIds), '记下了，每一步都告诉您');
    return <SupplementForm joins start='' station={view.station} busy={handle.busy} onSend={join} onClose={() => setJoining(false)} />;
  }
  if (editing && view) return <EditForm handle={handle} view={view} onClose={() => setEditing(false)} />;
  const parts = view && { handle, view, evaluation, onSupplement: () => setAdding('supplement'), onJoin: () => setJoining(true), onEdit: () => setEditing(true), onAnswer: () => setAdding('answer') };
  return (
    <Page title='事情进展' foot={parts && <CaseFoot {...parts} />} station={view?.station} call={view && callsInFoot(view, elder) ? 'own' : 'page'}>
      <QueryView query={handle.query} what='这件事'>
        {() => parts && <CaseBody {...parts} fresh={params.fresh === '1'} />}
      </QueryView>
    </Page>
  );
}

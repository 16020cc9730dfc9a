import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { announce, busyWord, Button, daySaid, OptionGrid, Paper, RuledText, SectionHead, take, useElder } from '@/ui';
import { WISH, WISH_AGREE } from '@shared/copy/wishPages';
import { faultsIn } from '@shared/domain/wishes/asking';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import { dayAhead, SOON_DAYS, type StepProps, type WishView } from '../model/words';
import { AskingWords } from './PostParts';

const DAYS = ['same', 'week', 'month'] as const;
type Kind = 'edit' | 'withdraw';

function Side({ title, text, then = false }: { title: string; text: string; then?: boolean }) {
  return <View className={`wish-beside__side ${then ? 'wish-beside__side--then' : ''}`}><View className='u-second'>{title}</View><View>{text}</View></View>;
}

/** What is and what it would be, each thing that changes. */
function Beside({ now, then }: { now: string; then: string }) {
  return <View className='wish-beside'><Side title={WISH_AGREE.now} text={now} /><Side then title={WISH_AGREE.then} text={then} /></View>;
}

const dayOf = (day: string | null): string => (day ? WISH.neededBy(daySaid(day)) : WISH.noHurry);

/** What is proposed after a claim, for both sides: why, and what would change beside what is. Nothing where nothing is. */
export function Proposed({ view }: { view: WishView }) {
  const { proposal } = view;
  if (!proposal) return null;
  const own = view.viewer === 'author' || view.viewer === 'recipient';
  return (
    <View className='u-section'>
      <SectionHead title={own ? WISH_AGREE.mine : WISH.proposal} />
      <Paper>
        <View>{proposal.reason}</View>
        {proposal.kind === 'withdraw' && <View>{WISH_AGREE.wants}</View>}
        {proposal.text !== null && <Beside now={view.claimantsRead ?? view.text} then={proposal.text} />}
        {proposal.neededOn !== null && <Beside now={dayOf(view.neededOn)} then={dayOf(proposal.neededOn)} />}
        <View className='u-second u-gap'>{own ? WISH_AGREE.mineNote : WISH_AGREE.yoursNote}</View>
      </Paper>
    </View>
  );
}

function useProposal({ kind, ...step }: StepProps & { readonly kind: Kind }) {
  const { view } = step;
  const before = view.claimantsRead ?? '';
  const [text, setText] = useState(before);
  const [day, setDay] = useState<(typeof DAYS)[number]>('same');
  const [reason, setReason] = useState('');
  const edits = kind === 'edit';
  const [words, neededOn] = [edits && text.trim() !== before ? text.trim() : '', edits && day !== 'same' ? dayAhead(SOON_DAYS[day]) : null];
  const send = (): void => {
    if (edits && words === '' && neededOn === null) return announce(WISH_AGREE.nothing, 'warn');
    if (reason.trim() === '') return announce(WISH_AGREE.noReason, 'warn');
    // The words say themselves what is wrong with them.
    if (faultsIn(words).length > 0) return;
    void take(step, 'propose', (key) => api('POST /wishes/:id/propose', { params: { id: view.id }, body: { revision: view.revision, kind, text: words, neededOn, reason: reason.trim() }, key }), WISH_AGREE.asked);
  };
  return { text, setText, day, setDay, reason, setReason, send };
}

/** After a claim nothing changes but by agreement (domain.md section 2): what is to change is written here, and whoever claimed it decides. */
export function Propose(props: StepProps & { readonly kind: Kind }) {
  const { kind, taps } = props;
  const elder = useElder();
  const { text, setText, day, setDay, reason, setReason, send } = useProposal(props);
  return (
    <View className='u-section'>
      <SectionHead title={kind === 'edit' ? WISH_AGREE.editTitle : WISH_AGREE.withdrawTitle} />
      {kind === 'edit' && (
        <>
          <AskingWords label={WISH_AGREE.words} note={WISH_AGREE.wordsNote} value={text} onChange={setText} />
          <View className='u-field'>
            <SectionHead title={WISH_AGREE.day} />
            <OptionGrid label={WISH_AGREE.day} {...(elder ? {} : { columns: 3 as const })} options={DAYS.map((value) => ({ value, label: WISH_AGREE.days[value] }))} value={day} onChange={setDay} />
          </View>
        </>
      )}
      <View className='u-field'>
        <SectionHead title={WISH_AGREE.why} />
        <OptionGrid label={WISH_AGREE.why} options={WISH_AGREE.reasons[kind].map((value) => ({ value, label: value }))} value={(WISH_AGREE.reasons[kind] as readonly string[]).includes(reason) ? (reason as (typeof WISH_AGREE.reasons)[Kind][number]) : null} onChange={setReason} />
      </View>
      <RuledText label={WISH_AGREE.whyWords} value={reason} onChange={setReason} maxLength={WISH_LIMITS.reason} />
      <Button label={WISH_AGREE.ask} {...busyWord(taps, 'propose')} onPress={send} />
    </View>
  );
}

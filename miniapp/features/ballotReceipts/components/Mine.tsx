import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { api, sentenceOf, useMe } from '@/api';
import { breath } from '@/platform/breath';
import { wholeFile } from '@/platform/wholeFile';
import { announce, Button, confirm, fullMoment, Note, Paper, SectionHead } from '@/ui';
import { shelfOf, type KeptBallot } from '@/ui/ballots/kept';
import { BOARD_MISSING, NO_BIG_INT } from '@shared/copy/ballots';
import { RECEIPT } from '@shared/copy/secretReceipts';
import { SECRET } from '@shared/copy/secretVotes';
import { hasBigInt } from '@shared/domain/ballotBoard/crypto/bigNumbers';
import { BELOW_MINIMUM } from '@shared/domain/ballotBoard/minimum';
import { forget, lookUp, type LookUp } from '../model/lookUp';
import type { MyLine, VoteView } from '../model/views';

const ALARMS: readonly LookUp[] = ['missing', 'broken', 'asked', 'otherToken'];

/** Downloads the whole file and looks through it on this phone. Null: there is no file to be had. */
async function lookThrough(view: VoteView, line: MyLine, kept: KeptBallot | null): Promise<LookUp | null> {
  const [file, opened] = await Promise.all([wholeFile(`/votes/${view.id}/board`), api('GET /votes/:id/manifest', { params: { id: view.id } })]);
  const head = opened.heads.find(({ phase }) => phase === 'open');
  if (!file || !head) return null;
  return lookUp(file, { kept, line: { salt: line.salt, body: line.body }, vote: view.fingerprint?.vote ?? '', logKey: opened.log_key, pin: { size: head.size, root: head.root }, few: view.outcome?.result === BELOW_MINIMUM }, breath);
}

function Found({ found, kept }: { found: LookUp; kept: KeptBallot | null }) {
  const copy = (): void => void Taro.setClipboardData({ data: JSON.stringify(kept?.receipt) }).then(() => announce(RECEIPT.copied), () => undefined);
  return (
    <View className='u-section u-live'>
      {ALARMS.includes(found) ? <Note tone='warn'>{`${RECEIPT.found[found]}。${RECEIPT.foundNote[found]}`}</Note> : <Paper><View className='secret-big'>{RECEIPT.found[found]}</View><View>{RECEIPT.foundNote[found]}</View></Paper>}
      {/* A ballot that is not on the board is told by nothing: this receipt says that it was promised, and not what it says. */}
      {found === 'missing' && kept?.receipt && <View className='u-gap'><Button kind='second' label={RECEIPT.copy} onPress={copy} /></View>}
    </View>
  );
}

/** One's own ballot after it was cast: promised; after the publication, found; and forgotten when one wants. */
export function Mine({ view, line }: { view: VoteView; line: MyLine }) {
  const personId = useMe((state) => state.me?.id ?? '');
  const shelf = useMemo(() => shelfOf(view.id, line.line, personId), [view.id, line.line, personId]);
  const [found, setFound] = useState<LookUp | null>(null);
  const [busy, setBusy] = useState(false);
  const [, redraw] = useState(0);
  const kept = shelf.load();
  const promised = kept?.receipt?.promise !== undefined;
  const published = view.state === 'published';
  const look = async (): Promise<void> => {
    setBusy(true);
    try {
      const answer = await lookThrough(view, line, kept);
      if (answer === null) announce(BOARD_MISSING, 'warn');
      else setFound(answer);
    } catch (thrown) {
      announce(thrown instanceof Error && thrown.name === 'ApiError' ? sentenceOf(thrown) : BOARD_MISSING, 'warn');
    } finally {
      setBusy(false);
    }
  };
  const drop = async (): Promise<void> => {
    if (!(await confirm({ title: RECEIPT.forget, body: RECEIPT.forgetAsk, yes: RECEIPT.forgetYes, danger: true }))) return;
    forget(shelf);
    setFound(null);
    redraw((count) => count + 1);
    announce(RECEIPT.forgot);
  };
  // Whoever drew elsewhere, or forgot, cannot be told apart from somebody whose line was stolen: there is nothing to look with.
  const mayLook = promised || (line.state !== 'issued' && !kept?.forgotten) || (line.state === 'issued' && !kept?.forgotten && kept === null);
  if (!hasBigInt()) return <Note tone='warn'>{NO_BIG_INT}</Note>;
  return (
    <>
      {promised && <View className='u-section'><SectionHead title={RECEIPT.receipt} /><Paper><View className='secret-big'>{SECRET.counted}</View><View>{SECRET.countedNote(fullMoment(new Date(kept.receipt?.by ?? view.closes)))}</View><View className='u-second'>{RECEIPT.receiptNote}</View></Paper></View>}
      {kept?.forgotten && <Note>{SECRET.standing.forgotten}</Note>}
      {found && <Found found={found} kept={kept} />}
      {published && mayLook ? <View className='u-section'><Button label={promised ? RECEIPT.find : RECEIPT.findOthers} {...(busy ? { busy: RECEIPT.finding } : {})} onPress={() => void look()} /><View className='u-gap u-second'>{RECEIPT.findNote}</View></View> : !published && <View className='u-section'>{RECEIPT.notYet}</View>}
      {kept?.receipt && promised && <View className='u-section'><Button kind='text' label={RECEIPT.forget} onPress={() => void drop()} /></View>}
    </>
  );
}

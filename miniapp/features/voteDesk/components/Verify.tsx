import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { breath } from '@/platform/breath';
import { wholeFile } from '@/platform/wholeFile';
import { announce, busyWord, Button, fullMoment, Note, Paper, SectionHead, take, type StepsOf } from '@/ui';
import { BOARD_MISSING, NO_BIG_INT } from '@shared/copy/ballots';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import { FINDING_WORDS } from '@shared/copy/ballotBoard';
import { hasBigInt } from '@shared/domain/ballotBoard/crypto/bigNumbers';
import { BoardVerifier, type Report } from '@shared/domain/ballotBoard/verify/verifier';
import type { VoteView } from '../model/views';

const PIECE = 16_384;

/** Verifies the whole published file on this phone, from the file alone. `tell`: how far, in percent. */
async function verified(file: Uint8Array, view: VoteView, tell: (percent: number) => void): Promise<Report> {
  const pin = view.secret?.head;
  const verifier = new BoardVerifier({ fingerprint: view.fingerprint?.logKey ?? null, pins: pin ? [{ size: pin.size, root: pin.root }] : [] });
  for (let at = 0; at < file.length; at += PIECE) {
    verifier.push(file.subarray(at, at + PIECE));
    tell(Math.round((at / file.length) * 100));
    await breath();
  }
  return verifier.end();
}
function ReportPaper({ report }: { report: Report }) {
  const { verdict, findings, leaves } = report;
  if (verdict !== 'rejected') return <Paper><View className='secret-big'>{WORDS[verdict]}</View><View>{WORDS.leaves(leaves)}</View></Paper>;
  return <><Note tone='warn'>{WORDS.rejected}</Note><Paper>{findings.slice(0, 20).map(({ code, at }) => <View key={`${code} ${at}`} className='secret-sentence'>{[FINDING_WORDS[code][0], at].filter(Boolean).join('，')}</View>)}</Paper></>;
}

/** The verification report of a scrutineer, and the word that it was done, after which the keys are destroyed. */
export function Verify(props: StepsOf<VoteView>) {
  const { view, taps } = props;
  const [report, setReport] = useState<Report | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const mine = view.scrutineers.find((one) => one.mine);
  const run = async (): Promise<void> => {
    if (!hasBigInt()) return announce(NO_BIG_INT, 'warn');
    setPercent(0);
    try {
      const file = await wholeFile(`/votes/${view.id}/board`);
      if (file) setReport(await verified(file, view, setPercent));
      else announce(BOARD_MISSING, 'warn');
    } catch {
      announce(BOARD_MISSING, 'warn');
    } finally {
      setPercent(null);
    }
  };
  const check = (): void => {
    if (!report) return announce(WORDS.checkFirst, 'warn');
    void take(props, 'check', (key) => api('POST /votes/:id/check', { params: { id: view.id }, body: { revision: view.revision }, key }), WORDS.counted);
  };
  if (view.state !== 'published') return null;
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.verify} />
      <Note>{WORDS.verifyNote}</Note>
      {report && <View className='u-live u-gap'><ReportPaper report={report} /></View>}
      <View className='u-buttons u-gap'>
        <Button kind={report ? 'second' : 'primary'} label={WORDS.verifyGo} {...(percent === null ? {} : { busy: WORDS.verifying(percent) })} onPress={() => void run()} />
        {mine && !mine.checked && view.actions.includes('check') && report?.verdict !== 'rejected' && <Button kind={report ? 'primary' : 'second'} label={WORDS.check} {...busyWord(taps, 'check')} onPress={check} />}
      </View>
      <View className='u-gap u-second'>{WORDS.checkNote}</View>
      <Keys view={view} />
    </View>
  );
}
/** What became of the keys that open sealed ballots. */
export function Keys({ view }: { view: VoteView }) {
  const { secret } = view;
  if (!secret || secret.keys === 'none') return null;
  const words = secret.destroyedAt ? WORDS.keysDestroyed(fullMoment(new Date(secret.destroyedAt))) : [WORDS.keysKept, secret.due ? WORDS.keysDue(fullMoment(new Date(secret.due))) : null].filter(Boolean).join('');
  return <View className='u-gap'><SectionHead title={WORDS.keys} /><Paper><View>{words}</View>{view.scrutineers.map(({ id, name, checked }) => <View key={id} className='secret-row'><View>{name}</View><View>{checked ? WORDS.checked : '—'}</View></View>)}</Paper>{(secret.damaged ?? 0) > 0 && <Note tone='warn'>{WORDS.damaged(secret.damaged ?? 0)}</Note>}</View>;
}

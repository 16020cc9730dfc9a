import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { Button, busyWord, FieldFrame, monthDay, OptionGrid, Paper, SectionHead, take, useForms, Words } from '@/ui';
import { REPORT_KIND_WORDS, REPORT_OUTCOME_WORDS, SERVICE } from '@shared/copy/directory';
import { REPORT_KINDS, REPORT_OUTCOMES, SERVICE_LIMITS, type ReportKind, type ReportOutcome } from '@shared/domain/directory/kinds';
import type { ServiceProps, ServiceView } from '../model/words';

type Report = ServiceView['reports'][number];

function Answer({ view, taps, onDone, report }: ServiceProps & { report: Report }) {
  const [outcome, setOutcome] = useState<ReportOutcome>('mended');
  const [text, setText] = useState('');
  const send = () => take({ taps, onDone }, report.id, (key) => api('POST /services/:id/reports/:ref/answer', { params: { id: view.id, ref: report.id }, body: { revision: report.revision, outcome, text }, key }), SERVICE.answered);
  return (
    <>
      <OptionGrid label={SERVICE.answer} columns={2} options={REPORT_OUTCOMES.map((value) => ({ value, label: REPORT_OUTCOME_WORDS[value] }))} value={outcome} onChange={setOutcome} />
      <Words label={SERVICE.answerText} value={text} maxLength={SERVICE_LIMITS.answer} onChange={setText} />
      <View className='u-gap'><Button label={SERVICE.answer} {...busyWord(taps, report.id)} onPress={() => void send()} /></View>
    </>
  );
}
function One(props: ServiceProps & { report: Report }) {
  const { report, view } = props;
  return (
    <View className='u-gap'>
      <Paper>
        <View className='u-strong services__words'>{[REPORT_KIND_WORDS[report.kind], report.text].filter(Boolean).join('：')}</View>
        <View className='u-second'>{[report.by && SERVICE.by(report.by), monthDay(new Date(report.at))].filter(Boolean).join('，')}</View>
        {report.outcome !== null && <View className='services__words'>{SERVICE.answeredAs([REPORT_OUTCOME_WORDS[report.outcome], report.answer].filter(Boolean).join('。'))}</View>}
        {report.state === 'open' && (view.actions.length > 0 ? <Answer {...props} /> : <View className='u-second'>{SERVICE.waiting}</View>)}
      </Paper>
    </View>
  );
}
function Say({ view, taps, onDone }: ServiceProps) {
  const [kind, setKind] = useState<ReportKind | null>(null);
  const [text, setText] = useState('');
  const send = () => kind && take({ taps, onDone }, 'report', (key) => api('POST /services/:id/reports', { params: { id: view.id }, body: { kind, text }, key }), SERVICE.reported);
  return (
    <View className='u-section'>
      <SectionHead title={SERVICE.report} />
      <FieldFrame label={SERVICE.reportKind}><OptionGrid label={SERVICE.reportKind} columns={2} options={REPORT_KINDS.map((value) => ({ value, label: REPORT_KIND_WORDS[value] }))} value={kind} onChange={setKind} /></FieldFrame>
      {kind && <><Words label={SERVICE.reportText} value={text} maxLength={SERVICE_LIMITS.report} placeholder={SERVICE.reportPlaceholder} onChange={setText} /><View className='u-gap'><Button label={SERVICE.reportSend} {...busyWord(taps, 'report')} onPress={() => void send()} /></View></>}
    </View>
  );
}
/** What was reported: to those who keep the entry with a way to answer, to everybody else their own; and the way to report. */
export function Reports(props: ServiceProps) {
  const { filled, onDone } = useForms(props.onDone);
  const { reports, state, actions } = props.view;
  const keeps = actions.length > 0;
  return (
    <>
      {reports.length > 0 && <View className='u-section'><SectionHead title={keeps ? SERVICE.deskReports : SERVICE.mine} />{reports.map((report) => <One key={report.id} {...props} onDone={onDone} report={report} />)}</View>}
      {state === 'out' && !keeps && <Say key={filled} {...props} onDone={onDone} />}
    </>
  );
}

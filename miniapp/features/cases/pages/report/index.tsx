import { useElder } from '@/ui';
import { ElderReport } from '../../components/ElderReport';
import { ReportForm } from '../../components/ReportForm';
import { SendFailed } from '../../components/SendFailed';
import { useReport } from '../../model/useReport';
import './index.scss';

/** Report a problem. Elder mode has its own way through: one question on each screen. */
export default function ReportPage() {
  const report = useReport();
  const elder = useElder();
  const failed = report.sending.state === 'failed' || (report.sending.state === 'sending' && report.sending.sentence !== null);
  if (failed) return <SendFailed report={report} />;
  return elder ? <ElderReport report={report} /> : <ReportForm report={report} />;
}

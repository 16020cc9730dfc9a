import { pino, type DestinationStream, type Logger } from 'pino';
import { scrub } from './scrub';

/** Fields that are never written, wherever in the first levels they stand. */
const SECRET_FIELDS = ['password', 'token', 'authorization', 'cookie', 'phone', 'secret', 'documentNumber'];
const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);

/** Structured logs, one JSON object a line, time in UTC. Personal data is removed by field name and by form. */
export function createLogger(level: string, out: DestinationStream = process.stdout): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: '[removed]' } };
  return pino(options, { write: (line: string) => void out.write(scrub(line)) });
}

import { SaxesParser } from 'saxes';

/** A pushed message as it stands: texts, numbers, and parts of parts. */
export type PushMessage = Readonly<Record<string, unknown>>;

/** WeChat's messages are flat with a part or two inside; anything deeper or longer is none of them. */
const MOST_DEPTH = 6;
const MOST_PARTS = 500;

const isRecord = (value: unknown): value is PushMessage => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Open {
  readonly name: string;
  readonly parts: Map<string, unknown>;
  text: string;
}

/** A part that comes several times is a list, as in WeChat's JSON. */
function put(into: Open, name: string, value: unknown): void {
  const before = into.parts.get(name);
  into.parts.set(name, before === undefined ? value : Array.isArray(before) ? [...(before as unknown[]), value] : [before, value]);
}

const valueOf = ({ parts, text }: Open): unknown => (parts.size > 0 ? Object.fromEntries(parts) : text.trim());

/**
 * Reads WeChat's XML, and nothing that XML can do beyond it: no document type, so no entities of its own and
 * nothing from outside; no processing instruction, no attribute, limited depth and number. Null when it is not that.
 */
function readXml(raw: string): PushMessage | null {
  const root: Open = { name: '', parts: new Map(), text: '' };
  const open: Open[] = [root];
  let parts = 0;
  const refuse = (): never => {
    throw new Error('not a message of WeChat');
  };
  const top = (): Open => open[open.length - 1] ?? refuse();
  const write = (text: string): void => void (top().text += text);
  const parser = new SaxesParser();
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('processinginstruction', refuse);
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('opentag', ({ name, attributes }) => {
    if (++parts > MOST_PARTS || open.length > MOST_DEPTH || Object.keys(attributes).length > 0) refuse();
    open.push({ name, parts: new Map(), text: '' });
  });
  parser.on('closetag', () => {
    const done = open.pop() ?? refuse();
    put(top(), done.name, valueOf(done));
  });
  try {
    parser.write(raw).close();
  } catch {
    return null;
  }
  const message = root.parts.get('xml');
  return isRecord(message) ? message : null;
}

function readJson(raw: string): PushMessage | null {
  try {
    const message: unknown = JSON.parse(raw);
    return isRecord(message) ? message : null;
  } catch {
    return null;
  }
}

/** A pushed body in the form the operator chose at WeChat, told by its first sign; null when it is neither. */
export function readPushBody(raw: string): PushMessage | null {
  const start = raw.trimStart();
  if (start.startsWith('<')) return readXml(start);
  return start.startsWith('{') ? readJson(start) : null;
}

import { SaxesParser } from 'saxes';

/** One request, service, token or error as a server tells it: names with their texts. What lies deeper is named by its path, `a.b`. */
export type Fields = Readonly<Record<string, string>>;
/** An answer in the protocol's form. */
export interface Told {
  readonly rows: readonly Fields[];
  /** An answer that says what is wrong. */
  readonly errors: readonly Fields[];
}

/** Answers are lists of flat rows; deeper or longer than this is none of the protocol. */
const MOST_DEPTH = 8;
const MOST_PARTS = 60_000;

/** Reads XML, and nothing it can do beyond elements and text: no document type, so no entities of its own. Null when it is not that. */
function readXml(raw: string): { root: string; rows: Fields[] } | null {
  const path: string[] = [];
  const rows: Record<string, string>[] = [];
  let [root, text, parts] = ['', '', 0];
  const refuse = (): never => {
    throw new Error('no answer of the protocol');
  };
  const parser = new SaxesParser();
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('text', (more) => void (text += more));
  parser.on('cdata', (more) => void (text += more));
  parser.on('opentag', ({ name }) => {
    if (++parts > MOST_PARTS || path.length >= MOST_DEPTH) refuse();
    if (path.length === 0) root = name;
    if (path.length === 1) rows.push({});
    path.push(name);
    text = '';
  });
  parser.on('closetag', () => {
    const [row, name] = [rows.at(-1), path.slice(2).join('.')];
    if (row && name !== '' && row[name] === undefined) row[name] = text.trim();
    path.pop();
    text = '';
  });
  try {
    parser.write(raw).close();
  } catch {
    return null;
  }
  return { root, rows };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function flat(value: Record<string, unknown>, path = '', into: Record<string, string> = {}, depth = 0): Fields {
  for (const [name, part] of Object.entries(value)) {
    if (isRecord(part) && depth < MOST_DEPTH) flat(part, `${path}${name}.`, into, depth + 1);
    else if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') into[`${path}${name}`] = String(part).trim();
  }
  return into;
}

/** Some servers wrap the list in an object, or the row; the protocol has it bare. */
function rowsIn(value: unknown, depth = 0): Fields[] {
  if (Array.isArray(value)) return value.flatMap((one) => rowsIn(one, depth + 1));
  if (!isRecord(value) || depth > 4) return [];
  const parts = Object.values(value);
  const [only] = parts;
  return parts.length === 1 && (Array.isArray(only) || isRecord(only)) ? rowsIn(only, depth + 1) : [flat(value)];
}

function readJson(raw: string): Fields[] | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null ? rowsIn(value) : null;
  } catch {
    return null;
  }
}

/** An error has a code and a description and is nothing else of the protocol. */
const isError = (row: Fields): boolean => row.code !== undefined && row.description !== undefined && row.service_request_id === undefined && row.service_code === undefined;

/** What an answer says, in whichever of the two forms it comes; null when it is neither. */
export function toldIn(text: string): Told | null {
  const raw = text.replace(/^\uFEFF/, '').trim();
  const xml = raw.startsWith('<') ? readXml(raw) : null;
  if (xml && /html/i.test(xml.root)) return null;
  const rows = xml ? xml.rows : raw.startsWith('<') ? null : readJson(raw);
  return rows && { rows: rows.filter((row) => !isError(row)), errors: rows.filter(isError) };
}

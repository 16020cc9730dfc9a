import { BlockList, isIP } from 'node:net';

/** A network as the operator writes it: an address, or one with the length of its prefix. */
const CIDR = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/;

/**
 * Networks in which nothing of the public internet is: private, loopback, link-local (where clouds keep their metadata),
 * shared and reserved ones (RFC 6890 and its registries).
 */
const CLOSED: readonly string[] = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16',
  '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/128', '::1/128', '100::/64', '2001::/23', '2001:db8::/32', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
];

/** IPv6 forms that carry an IPv4 address: it is that one which is reached. Each with the offset of its 32 bits. */
const CARRIERS: readonly { readonly list: BlockList; readonly at: number }[] = [
  { list: listOf(['::ffff:0:0/96', '::/96', '64:ff9b::/96', '64:ff9b:1::/48']), at: 6 },
  { list: listOf(['2002::/16']), at: 1 },
];
const closed = listOf(CLOSED);

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const parts = partsOf(network);
    if (!parts) throw new RangeError(`not a network: ${network}`);
    list.addSubnet(parts.address, parts.prefix, parts.family);
  }
  return list;
}

function partsOf(network: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [, address = '', length] = CIDR.exec(network) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = length === undefined ? most : Number(length);
  return prefix > most ? null : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether a text names a network. */
export const isNetwork = (text: string): boolean => partsOf(text) !== null;

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const plain = address.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) => `${((Number(a) << 8) | Number(b)).toString(16)}:${((Number(c) << 8) | Number(d)).toString(16)}`);
  const [head = '', tail] = plain.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))) as [number[], number[]];
  return tail === undefined ? before : [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
}

/** The IPv4 address inside an IPv6 one; null where there is none. */
function carried(address: string): string | null {
  const carrier = CARRIERS.find(({ list }) => list.check(address, 'ipv6'));
  if (!carrier) return null;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = [groups[carrier.at], groups[carrier.at + 1]];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Says which addresses may be gone to. */
export type AddressGuard = (address: string) => boolean;

/** Whether an address lies in one of some networks. */
export function within(networks: readonly string[]): AddressGuard {
  const list = listOf(networks);
  return (address) => {
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/** Everything that is public, and the networks that the operator names. */
export function guardOf(allowed: readonly string[]): AddressGuard {
  const open = within(allowed);
  const may = (address: string): boolean => {
    const bare = address.replace(/%.*$/, '');
    const version = isIP(bare);
    if (version === 0) return false;
    if (open(bare)) return true;
    const inner = version === 6 ? carried(bare) : null;
    if (inner !== null) return may(inner);
    return !closed.check(bare, version === 4 ? 'ipv4' : 'ipv6');
  };
  return may;
}

import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

export interface Traps {
  /** One line for everything that arrived: "DNS host", "TCP port: first words", "UDP port: bytes". */
  hits: string[];
  /** Datagrams that arrived at ports where nothing listens: they are counted by the system and have no name. */
  countStrayDatagrams(): number;
}

/** Where a name leads: documentation addresses, which this network brings home. */
const ANSWER_ADDRESS = [198, 51, 100, 7];
const DNS_PORT = 53;
/** Web, STUN and TURN as browsers and their libraries use them. */
const TCP_PORTS = [80, 443, 853, 3478, 5349];
const UDP_PORTS = [80, 443, 3478, 5349, 19302];

/**
 * Listens for all that leaves a program in a sealed network (sealed-network.ts): a resolver that answers every name, and
 * ports that take what comes and say nothing.
 */
export async function startTraps(): Promise<Traps> {
  const hits: string[] = [];
  const resolver = createSocket('udp4');
  resolver.on('message', (query, from) => {
    hits.push(`DNS ${readName(query)}`);
    resolver.send(createAnswer(query), from.port, from.address);
  });
  await new Promise<void>((resolve) => resolver.bind(DNS_PORT, '0.0.0.0', resolve));
  for (const port of UDP_PORTS) {
    const socket = createSocket('udp4');
    socket.on('message', (message) => hits.push(`UDP ${port}: ${message.length} bytes`));
    await new Promise<void>((resolve) => socket.bind(port, '0.0.0.0', resolve));
  }
  for (const port of TCP_PORTS) {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (data) => {
        hits.push(`TCP ${port}: ${data.toString('latin1').split('\r\n').slice(0, 2).join(' ')}`);
        socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '0.0.0.0', resolve));
  }
  const strayAtFirst = readStrayDatagrams();
  return { hits, countStrayDatagrams: () => readStrayDatagrams() - strayAtFirst };
}

/** UDP "NoPorts" of this network namespace. */
function readStrayDatagrams(): number {
  const [names = '', values = ''] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp:'));
  return Number(values.split(' ')[names.split(' ').indexOf('NoPorts')]);
}

/** The name that a DNS query asks for (RFC 1035, 4.1.2). */
function readName(query: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; ; ) {
    const length = query[at] ?? 0;
    if (length === 0) return labels.join('.');
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
}

/** One A record for questions of type A, none for all others. */
function createAnswer(query: Buffer): Buffer {
  let end = 12;
  while ((query[end] ?? 0) !== 0) end += 1 + (query[end] ?? 0);
  const isAddress = query.readUInt16BE(end + 1) === 1;
  const head = Buffer.from(query.subarray(0, end + 5));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(isAddress ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  // A pointer to the name in the question, type A, class IN, 60 s, four bytes.
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...ANSWER_ADDRESS]);
  return isAddress ? Buffer.concat([head, record]) : head;
}

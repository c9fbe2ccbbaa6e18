import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { requireStill, type Gap } from './gap';

const timeout = 2_000;

/** Where it listens. */
export const loopback: readonly Gap[] = [
  {
    title: 'it listens on no address of this machine but loopback, also not with its MQTT broker (reported to)',
    async check({ emulator }) {
      const addresses = Object.values(networkInterfaces())
        .flat()
        .filter((address) => address?.internal === false && address.family === 'IPv4');
      const reached: string[] = [];
      for (const { address = '' } of addresses.map((found) => ({ address: found?.address }))) {
        for (const port of [Number(new URL(emulator.endpoint).port), 8883]) {
          if (await answers(address, port)) reached.push(`${address}:${port}`);
        }
      }
      requireStill([], reached);
    },
  },
];

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

// The server that the browser tests talk to: `clicamap demo` in a folder of its own, on a free port.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_WITHIN = 120_000;

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url, { redirect: 'manual' })).status < 500;
  } catch {
    return false;
  }
}

// Leaves its address and the file of its logins in the environment, where the test files, each a process of its own, find them.
export async function startDemo(binary) {
  if (process.env.CLICAMAP_BROWSER_URL) return { stop: async () => {} };
  const port = await freePort();
  // By its name: passkeys belong to a name.
  const url = `http://localhost:${port}`;
  const dir = mkdtempSync(join(tmpdir(), 'clicamap-demo-'));
  const logins = join(dir, 'logins.json');
  let output = '';
  const server = spawn(
    binary,
    ['demo', '--listen', `127.0.0.1:${port}`, '--dir', join(dir, 'data'), '--logins', logins],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise((resolve) => server.on('close', resolve).on('error', (error) => resolve(error.message)));
  let endedWith;
  ended.then((code) => (endedWith = code));
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));

  async function stop() {
    server.kill('SIGTERM');
    await Promise.race([ended, pause(5000).then(() => server.kill('SIGKILL'))]);
    rmSync(dir, { recursive: true, force: true });
  }
  process.once('exit', () => server.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

  const giveUpAt = Date.now() + READY_WITHIN;
  while (!(await answers(url))) {
    if (endedWith !== undefined || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`the demonstration ${endedWith === undefined ? 'is not ready' : `ended (${endedWith})`}:\n${output}`);
    }
    await pause(100);
  }
  process.env.CLICAMAP_BROWSER_URL = url;
  process.env.CLICAMAP_BROWSER_LOGINS = logins;
  return { stop };
}

// The real programs behind the page: a chair with a simulated person in it, and the gateway, each in a
// folder of its own and on a port of its own; and a browser in front of them.
import { spawn, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const wanted = (name) => process.env[name] ?? fail(`${name} is not set: run this by ctest -L journey`);
const fail = (words) => {
  throw new Error(words);
};

/** Long against anything that a loaded machine does, short against a test that hangs. */
export const PATIENCE_MS = 45_000;

/** @param what is waited for: words, or what makes them when it is too late */
export async function until(what, condition, patienceMs = PATIENCE_MS) {
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    const got = await condition();
    if (got) return got;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return fail(`${typeof what === 'string' ? what : what()}: not within ${patienceMs / 1000} s`);
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** One program of ours; what it said is shown when it ends too early. */
class Program {
  #child;
  #said = '';

  constructor(name, args) {
    this.#child = spawn(path.join(wanted('KNEAD_BIN'), name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (text) => (this.#said += text));
    }
    this.ended = new Promise((resolve) => this.#child.on('exit', resolve));
  }

  get said() {
    return this.#said;
  }

  async end(signal = 'SIGTERM') {
    this.#child.kill(signal);
    await this.ended;
  }

  freeze() {
    this.#child.kill('SIGSTOP');
  }

  thaw() {
    this.#child.kill('SIGCONT');
  }
}

export class Stage {
  /**
   * @param timeLapse how much faster than life the simulated chair runs
   * @param allowFaults may it be broken on purpose
   * @param localRole what a browser at this machine is, if not what it usually is
   */
  static async raise({ timeLapse = 1, allowFaults = false, localRole } = {}) {
    const stage = new Stage();
    stage.folder = await mkdtemp(path.join(os.tmpdir(), 'knead-journey-'));
    stage.timeLapse = timeLapse;
    stage.allowFaults = allowFaults;
    stage.port = await freePort();
    await stage.startChair();
    await stage.startGateway({ localRole });
    return stage;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  get socket() {
    return path.join(this.folder, 'kneadd.sock');
  }

  async startChair() {
    const lapse = this.timeLapse > 1 ? ['--time-lapse', String(this.timeLapse)] : [];
    this.chair = new Program('kneadd', [
      ...['--config', path.join(wanted('KNEAD_SOURCE'), 'config/kneadd.toml'), '--chair', 'sim'],
      ...['--allow-no-realtime', '--socket', this.socket, '--history', path.join(this.folder, 'history.db')],
      ...['--recordings', path.join(this.folder, 'recordings'), ...lapse],
      ...(this.allowFaults ? ['--allow-faults'] : []),
    ]);
    await until(() => `kneadd answers; it said: ${this.chair.said}`, () => this.status().catch(() => undefined));
  }

  async startGateway({ localRole } = {}) {
    const { address, port, certificate, key } = this.network ?? {};
    this.gateway = new Program('knead-display', [
      ...['--listen', `127.0.0.1:${this.port}`, ...(this.network ? [`${address}:${port}`] : []), '--socket', this.socket],
      ...['--page', wanted('KNEAD_PAGE'), '--state', path.join(this.folder, 'display')],
      ...(this.network ? ['--tls-cert', certificate, '--tls-key', key] : []),
      ...(localRole ? ['--local-role', localRole] : []),
    ]);
    await until(() => `knead-display answers; it said: ${this.gateway.said}`, () =>
      fetch(this.url).then((answer) => answer.ok, () => false),
    );
  }

  /** From the next start of the gateway on, other devices reach it, by https. False where this machine has no address but
   * loopback. */
  async openToTheNetwork() {
    const address = Object.values(os.networkInterfaces()).flat().find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (!address) return false;
    const [certificate, key] = ['cert.pem', 'key.pem'].map((name) => path.join(this.folder, name));
    await promisify(execFile)('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=chair.local', '-addext', `subjectAltName=IP:${address}`, '-keyout', key, '-out', certificate],
    ]);
    this.network = { address, port: await freePort(), certificate, key };
    return true;
  }

  get networkUrl() {
    return `https://${this.network.address}:${this.network.port}/`;
  }

  /** What is typed at the chair's own terminal. */
  async display(...words) {
    const { stdout } = await promisify(execFile)(path.join(wanted('KNEAD_BIN'), 'knead-display'), [
      ...['--state', path.join(this.folder, 'display'), ...words],
    ]);
    return stdout;
  }

  /** What the chair itself says, past the page and the gateway. */
  async status() {
    const { stdout } = await promisify(execFile)(path.join(wanted('KNEAD_BIN'), 'kneadctl'), [
      ...['--socket', this.socket, 'status', '--json'],
    ]);
    return JSON.parse(stdout);
  }

  async lower() {
    for (const program of [this.gateway, this.chair]) {
      program.thaw();
      await program.end('SIGKILL');
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Debian's own browser, deaf to the world outside. */
export const openBrowser = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });

export const SIZES = {
  kiosk: { width: 1024, height: 600 },
  'large kiosk': { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1920, height: 1080 },
};

/** A page in a browser of its own memory, at `options.url` if not at the chair itself; every word that it writes into the console is a failure. */
export async function openPage(browser, stage, options = {}) {
  const url = options.url ?? stage.url;
  const context = await browser.newContext({ viewport: SIZES.kiosk, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) {
      page.complaints.push(`asks the outside world for ${request.url()}`);
    }
  });
  await page.goto(url + (options.hash ?? ''));
  return page;
}

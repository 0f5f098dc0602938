// What the page costs a slow screen: its size, how soon it is of use, and how often it draws the live back with eight
// muscles and the map beside it. Each figure stands beside its budget; beside the frames stands what an almost empty
// page of as many pixels reaches in the same minute, and beside both what the page's own thread used of the processor:
// a desk without a graphics card draws every pixel on the cores that the chair, the browser and whoever else share.
// Printed, never judged: a busy machine is not a slow page.
//
// Usage: node tests/bench/page.mjs SOURCE BUILD [SECONDS]
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { openBrowser, SIZES, Stage, until } from '../journey/stage.mjs';

const [source, build, seconds = '10'] = process.argv.slice(2);
process.env.KNEAD_BIN ??= path.join(build, 'bin');
process.env.KNEAD_SOURCE ??= source;
process.env.KNEAD_PAGE ??= path.join(source, 'display/page/dist');

/** The budgets: a page for a kiosk whose processor has a quarter of a desk's pace. */
const SLOWER = 4;
const SIZE_KIB = 250;
const USEFUL_MS = 1500;
const FRAMES_S = 30;
const LOADS = 5;

/** Runs in the page: when the live back was drawn first, how often since, and in how many frames the muscles; with
 * `compare`, also which of the pictures are unlike the one before. */
function watchDrawing(compare) {
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  const frameOf = { back: 0, traces: 0 };
  const before = {};
  window.drawn = { back: 0, traces: 0, usefulMs: 0 };
  window.unlike = { back: 0, traces: 0 };
  const look = (name, { canvas }) => {
    const picture = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    if (before[name]?.some((value, at) => value !== picture[at])) window.unlike[name] += 1;
    before[name] = picture;
  };
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    const name = this.canvas.className;
    const frame = document.timeline.currentTime;
    if (name in frameOf && frameOf[name] !== frame) {
      frameOf[name] = frame;
      window.drawn[name] += 1;
      if (compare) queueMicrotask(() => look(name, this));
    }
    const useful = name === 'back' && document.querySelector('.gauge:not(.stale)') && !window.drawn.usefulMs;
    // Seen once the frame is out.
    if (useful) requestAnimationFrame(() => setTimeout(() => (window.drawn.usefulMs ||= performance.now())));
    return clear.apply(this, box);
  };
}

/** Runs in an empty page: clears and lays two still pictures on as many pixels as the live back has, each frame. */
async function drawNothing([width, height, forMs]) {
  const [sheet, under, over] = [0, 1, 2].map(() => Object.assign(document.createElement('canvas'), { width, height }));
  document.body.replaceChildren(sheet);
  for (const still of [under, over]) still.getContext('2d').fillRect(0, 0, width / 2, height / 2);
  const pen = sheet.getContext('2d');
  const end = performance.now() + forMs;
  let frames = 0;
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame);
    pen.clearRect(0, 0, width, height);
    pen.drawImage(under, 0, 0);
    pen.drawImage(over, 0, 0);
    frames += 1;
  }
  return frames / (forMs / 1000);
}

async function slowPage(browser) {
  const context = await browser.newContext({ viewport: SIZES.kiosk });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** @returns milliseconds of the processor that each renderer's main thread has used, by its process. */
async function mainThreads(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  await devtools.detach();
  const used = processInfo.filter(({ type }) => type === 'renderer').map(async ({ id }) => {
    const [running] = (await readFile(`/proc/${id}/task/${id}/schedstat`, 'utf8')).split(' ');
    return [id, Number(running) / 1e6];
  });
  return new Map(await Promise.all(used));
}

/** The page at its own pace (a slowed one spends its time waiting on purpose): what its thread needs for a frame, and to
 * be of use. */
async function unhurried(browser, url, forMs) {
  const context = await browser.newContext({ viewport: SIZES.kiosk });
  const page = await context.newPage();
  const empty = await mainThreads(browser);
  await page.addInitScript(watchDrawing);
  await page.goto(`${url}#massage`);
  await until('the live back is drawn', () => page.evaluate(() => window.drawn.usefulMs));
  const loaded = await mainThreads(browser);
  const before = await page.evaluate(() => window.drawn.back);
  await page.waitForTimeout(forMs);
  const after = await page.evaluate(() => window.drawn.back);
  const end = await mainThreads(browser);
  await context.close();
  const most = (a, b) => Math.max(...[...b].map(([id, ms]) => ms - (a.get(id) ?? 0)));
  return { loadMs: most(empty, loaded), frameMs: most(loaded, end) / Math.max(after - before, 1) };
}

/** How many of the pictures drawn are unlike the one before, back and muscles, as shares. Apart from the other figures:
 * to compare pictures costs more than to draw them. */
async function newPictures(browser, url, forMs) {
  const context = await browser.newContext({ viewport: SIZES.kiosk });
  const page = await context.newPage();
  await page.addInitScript(watchDrawing, true);
  await page.goto(`${url}#massage`);
  await until('the live back is drawn', () => page.evaluate(() => window.drawn.usefulMs));
  const now = () => page.evaluate(() => ({ drawn: { ...window.drawn }, unlike: { ...window.unlike } }));
  const before = await now();
  await page.waitForTimeout(forMs);
  const after = await now();
  await context.close();
  const share = (name) => (after.unlike[name] - before.unlike[name]) / Math.max(after.drawn[name] - before.drawn[name], 1);
  return { back: share('back'), traces: share('traces') };
}

async function sizeKib() {
  const files = await readdir(process.env.KNEAD_PAGE, { recursive: true, withFileTypes: true });
  const packed = files.filter((file) => file.name.endsWith('.gz'));
  const sizes = await Promise.all(packed.map((file) => stat(path.join(file.path ?? file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0) / 1024;
}

/** From the navigation to the drawn live back, of a browser that has never seen the page: the median. */
async function usefulMs(browser, url) {
  const all = [];
  for (let i = 0; i < LOADS; ++i) {
    const page = await slowPage(browser);
    await page.addInitScript(watchDrawing);
    await page.goto(`${url}#massage`);
    all.push(await until('the live back is drawn', () => page.evaluate(() => window.drawn.usefulMs)));
    await page.context().close();
  }
  return all.sort((a, b) => a - b)[Math.floor(LOADS / 2)];
}

async function frames(browser, url, forMs) {
  const page = await slowPage(browser);
  let heard = 0;
  page.on('websocket', (socket) => socket.on('framereceived', () => (heard += 1)));
  await page.addInitScript(watchDrawing);
  await page.goto(`${url}#massage`);
  await page.locator('.gauge:not(.stale)').first().waitFor();
  const now = () => page.evaluate(() => ({ ...window.drawn, atMs: performance.now() }));
  const [before, heardBefore] = [await now(), heard];
  await page.waitForTimeout(forMs);
  const [after, heardAfter] = [await now(), heard];
  const took = (after.atMs - before.atMs) / 1000;
  const box = await page.locator('canvas.back').evaluate(({ width, height }) => [width, height]);
  await page.context().close();
  const empty = await slowPage(browser);
  const reference = await empty.evaluate(drawNothing, [...box, forMs]);
  await empty.context().close();
  return {
    back: (after.back - before.back) / took,
    traces: (after.traces - before.traces) / took,
    messages: (heardAfter - heardBefore) / took,
    reference,
  };
}

const row = (what, figure, unit, budget, ratio) =>
  console.log(`${what.padEnd(44)} ${figure.toFixed(1).padStart(8)} ${unit.padEnd(5)} ${budget.padStart(10)}  ${ratio}`);

const stage = await Stage.raise();
const browser = await openBrowser();
try {
  const starter = await browser.newPage();
  await starter.goto(stage.url);
  await starter.locator('.dock button:not(.primary)').click();
  await until('the massage presses', async () => (await stage.status()).session.state === 'SESSION_STATE_MASSAGE');
  await starter.close();

  console.log(`the page in ${browser.version()}, kiosk, processor ${SLOWER} times slower`.padEnd(60) + 'budget  of it');
  const size = await sizeKib();
  row('size, compressed', size, 'KiB', `<= ${SIZE_KIB}`, (size / SIZE_KIB).toFixed(2));
  const useful = await usefulMs(browser, stage.url);
  row(`first useful view, median of ${LOADS}`, useful, 'ms', `<= ${USEFUL_MS}`, (useful / USEFUL_MS).toFixed(2));
  const own = await unhurried(browser, stage.url, Number(seconds) * 1000);
  const drawn = await frames(browser, stage.url, Number(seconds) * 1000);
  row(`  ${SLOWER} x the processor time of its thread`, SLOWER * own.loadMs, 'ms', '', ((SLOWER * own.loadMs) / USEFUL_MS).toFixed(2));
  row('live back with the map, drawn', drawn.back, '/s', `>= ${FRAMES_S}`, (drawn.back / FRAMES_S).toFixed(2));
  const room = 1000 / (SLOWER * own.frameMs);
  row(`  frames that its thread has time for`, room, '/s', '', (room / FRAMES_S).toFixed(2));
  row('  eight muscles, drawn', drawn.traces, '/s', `>= ${FRAMES_S}`, (drawn.traces / FRAMES_S).toFixed(2));
  const unlike = await newPictures(browser, stage.url, Number(seconds) * 1000);
  row('  of them unlike the one before, back', 100 * unlike.back, '%', '', '');
  row('  of them unlike the one before, muscles', 100 * unlike.traces, '%', '', '');
  row('  messages heard from the chair', drawn.messages, '/s', '', '');
  row('  as many pixels in an empty page', drawn.reference, '/s', '', '');
} finally {
  await browser.close();
  await stage.lower();
}

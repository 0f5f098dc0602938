// Whoever looks after the chair: every signal raw and processed, a fault injected, its reason and its cure,
// and mended; and nobody else is offered any of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { openBrowser, openPage, SIZES, Stage, until } from './stage.mjs';
import { expectAccessible, on } from './steps.mjs';
import { expectNoSidewaysScroll, expectTouchable, stopCorner } from './touch.mjs';

let stage;
let browser;
let page;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise({ allowFaults: true, localRole: 'technician' }), openBrowser()]);
  page = await openPage(browser, stage, { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => (location.hash = 'technician'));
  await on(page, 'technician');
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});

/** How many of a canvas's points are drawn. */
const drawn = (sheet) =>
  sheet.evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const half = [0, 0];
    for (let at = 3; at < data.length; at += 4) {
      if (data[at] > 0) ++half[((at - 3) / 4) % canvas.width < canvas.width / 2 ? 0 : 1];
    }
    return half;
  });

test('every signal is drawn raw and processed, and said in numbers', async () => {
  const raw = page.getByTestId('raw');
  await until('raw signals are told', async () => (await raw.getAttribute('data-watched')) === 'true');
  for (const title of ['Your muscles', 'Rollers', 'Water and jets', 'Heat']) {
    const sheet = raw.getByRole('img', { name: new RegExp(`^${title}: raw`) });
    await until(`${title} are drawn, left and right`, async () => (await drawn(sheet)).every((points) => points > 200));
  }
  for (const mat of ['Back mat, raw', 'Back mat, believed', 'Seat mat, raw']) {
    await until(`${mat} is drawn`, async () => (await drawn(raw.getByRole('img', { name: mat }))).some((points) => points > 0));
  }
  const row = raw.locator('.raw-group', { hasText: 'Rollers' }).locator('.raw-numbers li').first();
  await until('a force is said raw and processed', async () => /-?\d[\d.]* N -?\d[\d.]* N good/.test(await row.innerText().then((words) => words.replace(/\s+/g, ' '))));
  assert.equal(await page.getByTestId('raw-missed').count(), 0, 'nothing was left out');
  await expectAccessible(page, 'the technician');
});

test('a fault is injected, told with its reason and cure, and mended', async () => {
  const faults = page.getByTestId('faults');
  await faults.getByText('Nothing is broken.').waitFor();
  await faults.getByLabel('What breaks, and how').selectOption('force_left.drop_out');
  await faults.getByRole('button', { name: 'Break it' }).click();
  await faults.getByTestId('fault-answer').getByText('kneadctl fault clear force_left.drop_out').waitFor();
  await page.getByTestId('faults-on').waitFor();
  assert.deepEqual((await stage.status()).faults.map(({ name }) => name), ['force_left.drop_out']);
  const told = page.locator('.tells .told', { hasText: 'fault_injected' });
  await told.getByText(/^Cure: .*kneadctl fault clear/).waitFor();
  await faults.getByRole('button', { name: 'Mend', exact: true }).click();
  await faults.getByText('Nothing is broken.').waitFor();
  await page.locator('.tells .told', { hasText: 'fault_cleared' }).waitFor();
  await until('the chair is whole', async () => (await stage.status()).faults.length === 0);
});

test('it fits every glass, and a finger', async () => {
  for (const [name, viewport] of Object.entries(SIZES)) {
    const screen = await openPage(browser, stage, { viewport, hasTouch: name !== 'desktop' });
    await screen.evaluate(() => (location.hash = 'technician'));
    await screen.getByTestId('faults').waitFor();
    await expectNoSidewaysScroll(screen, name);
    await expectTouchable(screen, name);
    await stopCorner(screen);
    await screen.context().close();
  }
});

test('each number of the calibration says how it is found and what is read now', async () => {
  const steps = page.getByTestId('calibration');
  await steps.getByText('kneadctl calibrate zero', { exact: true }).waitFor();
  await steps.getByText(/weight in kg times 9.81/).waitFor();
  assert.match(await steps.innerText(), /Read now, before calibration: -?\d[\d.]* N/);
});

test('raw signals end when nobody looks at them any more', async () => {
  await page.evaluate(() => (location.hash = 'welcome'));
  await until('knead-display listens no more', () => stage.gateway.said.includes('are not listened to any more'));
});

test('a viewer and a person are offered none of it, and refused when they ask all the same', async () => {
  for (const role of ['viewer', 'person']) {
    await stage.gateway.end();
    await stage.startGateway({ localRole: role });
    const other = await openPage(browser, stage);
    await other.locator('[data-screen]').waitFor();
    assert.equal(await other.getByRole('link', { name: 'Technician' }).count(), 0, role);
    await other.evaluate(() => (location.hash = 'technician'));
    assert.equal(await other.getByTestId('faults').count(), 0, role);
    assert.equal(await other.getByTestId('raw').count(), 0, role);
    await other.context().close();
  }
  assert.doesNotMatch(stage.gateway.said, /are listened to/);
});

test('a chair that was not started for it says so, from the command line too', async () => {
  await stage.chair.end();
  stage.allowFaults = false;
  await stage.startChair();
  const refused = await promisify(execFile)(path.join(process.env.KNEAD_BIN, 'kneadctl'), [
    ...['--socket', stage.socket, 'fault', 'inject', 'force_left.drop_out'],
  ]).catch((error) => error);
  assert.match(refused.stderr, /--allow-faults/);
});

// What is missing looks like what is missing: this screen's link, the gateway, or the chair's controller. The
// chair never depends on the page.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openBrowser, openPage, Stage, until } from './stage.mjs';
import { on, reaches, stateOf } from './steps.mjs';
import { stopCorner } from './touch.mjs';

let stage;
let browser;
let page;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise(), openBrowser()]);
  page = await openPage(browser, stage);
  await page.getByRole('button', { name: 'Show me a massage' }).click();
  await on(page, 'massage');
  await reaches(stage, 'SESSION_STATE_MASSAGE', 'SESSION_STATE_BODY_SCAN');
});
afterEach(() => stage.gateway.thaw());
after(async () => {
  await browser?.close();
  await stage?.lower();
});

const lost = (what) => page.getByTestId(`lost-${what}`);
const found = async () => {
  for (const what of ['network', 'gateway', 'chair']) await lost(what).waitFor({ state: 'detached' });
};

async function saysThatTheOwnStopWorks(what) {
  const words = await lost(what).innerText();
  assert.match(words, /own stop still works/);
  await stopCorner(page);
  return words;
}

test('the gateway is gone: said within seconds, found again, and the massage went on', async () => {
  await stage.gateway.end('SIGKILL');
  await lost('gateway').waitFor();
  await saysThatTheOwnStopWorks('gateway');
  assert.ok(/MASSAGE|SCAN|SELF_TEST/.test(await stateOf(stage)), 'the chair did not notice');
  await stage.startGateway();
  await found();
});

test('a frozen gateway is no live picture', async () => {
  await page.locator('.gauge:not(.stale)').first().waitFor();
  stage.gateway.freeze();
  await page.locator('.gauge.stale').first().waitFor({ state: 'attached' });
  for (const shown of await page.locator('.gauge-now').allInnerTexts()) assert.doesNotMatch(shown, /\d/);
  await lost('network').waitFor();
  stage.gateway.thaw();
  await found();
});

test("this screen's own network is gone: said, and found again", async () => {
  await page.context().setOffline(true);
  await lost('network').waitFor();
  await saysThatTheOwnStopWorks('network');
  await page.context().setOffline(false);
  await found();
});

test('the controller is gone: everything has let go, and says so', async () => {
  await stage.chair.end('SIGKILL');
  await lost('chair').waitFor();
  const words = await saysThatTheOwnStopWorks('chair');
  assert.match(words, /let go|lets go/);
  await stage.startChair();
  await found();
  await until('the new chair rests', async () => (await stateOf(stage)) === 'SESSION_STATE_IDLE');
});

test('the three losses do not look alike', async () => {
  const pictures = new Set();
  for (const what of ['network', 'gateway', 'chair']) {
    const rule = await page.evaluate((name) => {
      const probe = Object.assign(document.createElement('section'), { className: `lost lost-${name}` });
      document.body.append(probe);
      const { backgroundColor, borderInlineStartColor, color, backgroundImage } = getComputedStyle(probe);
      probe.remove();
      return [backgroundColor, borderInlineStartColor, color, backgroundImage].join(' ');
    }, what);
    pictures.add(rule);
  }
  assert.equal(pictures.size, 3);
});

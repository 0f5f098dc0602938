// Every language, every glass, both lights: readable, reachable and whole.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, SIZES, Stage } from './stage.mjs';
import { begin, expectAccessible, on, reaches } from './steps.mjs';
import { expectNoSidewaysScroll, expectTouchable, stopCorner } from './touch.mjs';

const PICTURES = process.env.KNEAD_PICTURES ?? 'pictures';
const LANGUAGES = { en: 'STOP', de: 'STOPP', ar: undefined };
const SCREENS = ['massage', 'history', 'technician', 'choose', 'today', 'intake', 'who', 'welcome'];

let stage;
let browser;
let context;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise({ timeLapse: 4 }), openBrowser()]);
  const page = await openPage(browser, stage);
  await begin(page, 'Ada');
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  context = page.context();
  await mkdir(PICTURES, { recursive: true });
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});

/** A page as Ada's own tab would be, wherever it is opened. */
async function asAda(options) {
  const page = await openPage(browser, stage, options);
  await page.evaluate(() => sessionStorage.setItem('person', 'Ada'));
  return page;
}

async function show(page, screen) {
  await page.evaluate((name) => (location.hash = name), screen);
  await on(page, screen);
  await page.waitForTimeout(300); // what is asked of the chair arrives; nothing is judged by this time
}

/** What the page says, without the commands that it cites. */
const wordsOf = (page) =>
  page.locator('.frame').evaluate((frame) => {
    const texts = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    const said = [];
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('code')) said.push(texts.currentNode.data);
    return said.join(' ');
  });

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every screen fits a ${name} in ${colorScheme}`, async () => {
      const page = await asAda({ viewport, colorScheme, hasTouch: name !== 'desktop' });
      await page.reload();
      for (const screen of SCREENS) {
        await show(page, screen);
        const where = `${screen} on a ${name} in ${colorScheme}`;
        await page.screenshot({ path: path.join(PICTURES, `${screen}-${name.replace(' ', '-')}-${colorScheme}.png`) });
        await stopCorner(page);
        await expectNoSidewaysScroll(page, where);
        await expectTouchable(page, where);
        await expectAccessible(page, where);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

for (const [language, stop] of Object.entries(LANGUAGES)) {
  test(`every screen speaks ${language}, and STOP keeps its corner`, async () => {
    const page = await asAda({ locale: language });
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    assert.equal(await page.locator('html').getAttribute('dir'), language === 'ar' ? 'rtl' : 'ltr');
    const corners = new Set();
    for (const screen of SCREENS) {
      await show(page, screen);
      corners.add(JSON.stringify(await stopCorner(page)));
      await expectNoSidewaysScroll(page, `${screen} in ${language}`);
      await page.screenshot({ path: path.join(PICTURES, `${screen}-${language}.png`) });
      assert.doesNotMatch(await wordsOf(page), /\b[a-z]+\.[a-z_]+\b(?=\s|$)/, `a key without words in ${screen}`);
    }
    assert.equal(corners.size, 1);
    if (stop) await page.getByTestId('stop').getByText(stop, { exact: true }).waitFor();
    await page.context().close();
  });
}

test('the whole way to STOP goes by keyboard', async () => {
  const page = await asAda({});
  await show(page, 'massage');
  for (let presses = 0; presses < 40; ++presses) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(() => document.activeElement?.closest('[data-testid=stop]') !== null);
    if (!there) continue;
    await page.keyboard.press('Enter');
    await reaches(stage, 'SESSION_STATE_IDLE', 'SESSION_STATE_ENDED');
    return;
  }
  assert.fail('STOP is not reached by the tabulator');
});

// The whole way in German and in Arabic, with questions, refusals, reasons and losses: nobody has to know English.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { englishDetector } from './english.mjs';
import { openBrowser, openPage, Stage } from './stage.mjs';
import { addPerson, answerIntake, on, reaches } from './steps.mjs';

/** Places in the first question's choices. */
const PROTRUSION = 3;
const EXTRUSION = 5;

let stage;
let browser;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise({ timeLapse: 10 }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});

/** All that is read or read out, but for commands and for what names itself in its own language. */
const wordsOn = (page) =>
  page.locator('body').evaluate((body) => {
    const said = [];
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!texts.currentNode.parentElement.closest('code, select')) said.push(texts.currentNode.data);
    for (const one of body.querySelectorAll('[aria-label], [placeholder], [title]')) {
      said.push(one.getAttribute('aria-label') ?? '', one.getAttribute('placeholder') ?? '', one.getAttribute('title') ?? '');
    }
    return said.join('\n');
  });

for (const language of ['de', 'ar']) {
  test(`from the welcome to the loss of the chair nothing is English in ${language}`, async () => {
    const page = await openPage(browser, stage, { locale: language });
    const englishIn = await englishDetector(process.env.KNEAD_SOURCE, language);
    const look = async (where) => assert.deepEqual(englishIn(await wordsOn(page)), [], `${where} in ${language}`);
    const eachPage = { onPage: (head) => look(`the questions (${head})`) };

    await on(page, 'welcome');
    await look('the welcome');
    await addPerson(page, `Ada ${language}`);
    await answerIntake(page, { fever: true, diagnosis: PROTRUSION }, eachPage);
    await page.locator('[data-testid^="objection-"]').first().waitFor();
    await look('the refusal');
    await page.evaluate(() => (location.hash = 'choose'));
    await page.locator('[data-testid^="refused-"]').first().waitFor();
    await look('the massages, all refused');

    await page.evaluate(() => (location.hash = 'intake'));
    await answerIntake(page, { diagnosis: EXTRUSION }, eachPage);
    await page.locator('.today').waitFor();
    for (const rule of await page.locator('details.rule').all()) await rule.click();
    await look('what is allowed');
    await page.locator('.dock .primary').click();
    await page.locator('[data-testid^="refused-"]').first().waitFor();
    await look('the massages, some refused');
    await page.locator('.offers .offer').first().click();
    await page.getByTestId('offer-detail').waitFor();
    await look('a massage as it would go');
    await page.locator('.dock .primary').click();
    await on(page, 'massage');
    await reaches(stage, 'SESSION_STATE_MASSAGE');
    await page.locator('.action.hurts:enabled').first().waitFor();
    await look('the massage');
    await page.locator('.action.hurts').click();
    await reaches(stage, 'SESSION_STATE_PAUSED');
    await look('the pause');
    await page.getByTestId('stop').click();
    await on(page, 'after');
    await page.getByTestId('summary').waitFor();
    await look('afterwards');
    await page.evaluate(() => (location.hash = 'history'));
    await page.locator('.tips').click();
    await look('the history');

    await stage.chair.end('SIGKILL');
    await page.getByTestId('lost-chair').waitFor();
    await look('the lost chair');
    await stage.startChair();
    await page.getByTestId('lost-chair').waitFor({ state: 'detached' });
    await stage.gateway.end('SIGKILL');
    await page.getByTestId('lost-gateway').waitFor();
    await look('the lost gateway');
    await stage.startGateway();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

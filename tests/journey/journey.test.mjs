// From the welcome to the next appointment, as one person goes it, checked against what the chair says itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, Stage, until } from './stage.mjs';
import { addPerson, answerIntake, expectAccessible, on, reaches, startMassage, stateOf } from './steps.mjs';
import { expectNoSidewaysScroll, expectTouchable, stopCorner } from './touch.mjs';

let stage;
let browser;
before(async () => {
  [stage, browser] = await Promise.all([Stage.raise({ timeLapse: 10 }), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await stage?.lower();
});

test('a newcomer is asked, told, massaged, heard, and remembered', async () => {
  const page = await openPage(browser, stage);
  const corners = [];
  const look = async (where) => {
    corners.push(await stopCorner(page));
    await expectTouchable(page, where);
    await expectNoSidewaysScroll(page, where);
    await expectAccessible(page, where);
  };

  await on(page, 'welcome');
  await page.getByText('not a medical device').waitFor();
  await look('the welcome');

  await addPerson(page, 'Ada');
  await look('the questions');
  await answerIntake(page, { diagnosis: /without a herniated disc/i, pain: /^3$/ });
  await page.getByRole('heading', { name: 'Today you may have this' }).waitFor();
  await look("what is allowed");

  await page.getByRole('button', { name: 'Choose a massage' }).click();
  await on(page, 'choose');
  await page.getByTestId('offer-classic').waitFor();
  assert.equal(await page.getByTestId('offer-hold').count(), 0, "a technician's programme is offered to a patient");
  await look('the massages');
  assert.equal(await stateOf(stage), 'SESSION_STATE_IDLE', 'looking at massages starts none');

  await startMassage(page);
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  await page.getByRole('button', { name: 'It hurts' }).and(page.locator(':enabled')).waitFor();
  await look('the massage');

  await page.getByRole('button', { name: 'Lighter' }).click();
  await until('the chair eased off', async () =>
    (await stage.status()).recent.some(({ reason }) => /EASE/.test(reason)));

  await page.getByRole('button', { name: 'It hurts', exact: true }).click();
  await reaches(stage, 'SESSION_STATE_PAUSED');
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  await look('the pause');

  await page.getByTestId('stop').click();
  await reaches(stage, 'SESSION_STATE_IDLE', 'SESSION_STATE_ENDED');
  await on(page, 'after');
  await page.getByRole('radio', { name: '8', exact: true }).click();
  await page.getByText('Noted').waitFor();
  await look('afterwards');

  await page.getByRole('link', { name: 'History' }).click();
  await on(page, 'history');
  await page.getByRole('main').waitFor();
  await look('the history');

  assert.deepEqual(new Set(corners.map((corner) => JSON.stringify(corner))).size, 1, 'STOP moved between screens');
  assert.deepEqual(page.complaints, []);
});

test('two screens show one massage, and either may stop it', async () => {
  const [first, second] = await Promise.all([openPage(browser, stage), openPage(browser, stage)]);
  await first.getByRole('button', { name: 'Show me a massage' }).click();
  await Promise.all([on(first, 'massage'), on(second, 'massage')]);
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  await second.getByTestId('stop').click();
  await Promise.all([on(first, 'after'), on(second, 'after')]);
  assert.notEqual(await stateOf(stage), 'SESSION_STATE_MASSAGE');
});

test('a reload in the middle of a massage finds it again', async () => {
  const page = await openPage(browser, stage);
  await page.getByRole('button', { name: 'Show me a massage' }).click();
  await on(page, 'massage');
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  await page.reload();
  await on(page, 'massage');
  await page.getByRole('button', { name: 'It hurts' }).and(page.locator(':enabled')).waitFor();
  await page.getByTestId('stop').click();
  await on(page, 'after');
  assert.deepEqual(page.complaints, []);
});

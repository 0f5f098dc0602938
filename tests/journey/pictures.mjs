// The pictures of README.md and docs/display.md, taken of a massage on the simulated chair.
//
// Usage: KNEAD_BIN=build/release/bin KNEAD_SOURCE=. KNEAD_PAGE=display/page/dist node tests/journey/pictures.mjs
import path from 'node:path';
import { openBrowser, openPage, SIZES, Stage, until } from './stage.mjs';
import { addPerson, answerIntake, on, reaches, startMassage } from './steps.mjs';

const BACK_PAIN = 1; // its place among the first question's choices
const FIRST_PLACE_TO_WORK_ON = 30; // percent of the massage: past the warm-up, both rollers on the back
const folder = path.join(process.env.KNEAD_SOURCE ?? '.', 'docs/images');

const stage = await Stage.raise({ timeLapse: 10 });
const browser = await openBrowser();
const take = (page, name) => page.screenshot({ path: path.join(folder, `page_${name}.png`) });

/** Another glass for the same person, in the midst of the same massage. */
async function glass(name, options) {
  const page = await openPage(browser, stage, options);
  await page.evaluate(() => sessionStorage.setItem('person', 'Ada'));
  await page.goto(`${stage.url}#massage`);
  await page.locator('.gauge:not(.stale)').first().waitFor();
  await page.waitForTimeout(8000); // so that the muscles' traces have something to show
  await take(page, name);
  await page.context().close();
}

try {
  const page = await openPage(browser, stage, { viewport: SIZES['large kiosk'] });
  await addPerson(page, 'Ada');
  await answerIntake(page, { diagnosis: BACK_PAIN });
  await page.setViewportSize(SIZES.phone);
  await page.locator('.dock .primary').click();
  await page.getByTestId('offer-classic').waitFor();
  await take(page, 'choose_phone');
  await page.setViewportSize(SIZES['large kiosk']);
  await startMassage(page);
  await reaches(stage, 'SESSION_STATE_MASSAGE');
  await until('the massage works', async () =>
    Number(await page.getByRole('progressbar').getAttribute('aria-valuenow')) >= FIRST_PLACE_TO_WORK_ON, 240_000);
  await page.locator('.gauge:not(.stale)').first().waitFor();
  await take(page, 'massage');
  await glass('massage_ar', { locale: 'ar', colorScheme: 'dark' });
} finally {
  await browser.close();
  await stage.lower();
}

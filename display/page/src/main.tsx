import { render } from 'preact';
import './style/index.css';
import { begin } from './state/chair';
import { beginJourney } from './state/journey';
import { followPlan } from './state/planned';
import { recallPrefs } from './state/prefs';
import { Page } from './views/page';

async function open(): Promise<void> {
  const place = document.getElementById('page');
  if (!place) return;
  beginJourney();
  begin();
  followPlan();
  await recallPrefs();
  place.replaceChildren();
  render(<Page />, place);
}

void open();

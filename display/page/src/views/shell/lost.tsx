// What is missing, each in its own colour, shape and words; and always that the chair's own stop
// needs none of this.
import { language, t, type Key } from '../../i18n';
import { absence, goodbye, hello, statusText } from '../../state/chair';
import type { Absence } from '../../link/absence';
import { Icon, type IconName } from './icon';

type Missing = Exclude<Absence, 'none' | 'opening' | 'pairing'>;

const PICTURES: Readonly<Record<Missing, { icon: IconName; title: Key; text: Key }>> = {
  network: { icon: 'link', title: 'lost.network', text: 'lost.network_text' },
  gateway: { icon: 'gateway', title: 'lost.gateway', text: 'lost.gateway_text' },
  chair: { icon: 'chair', title: 'lost.chair', text: 'lost.chair_text' },
};

/** What the gateway itself says, for whoever mends it: English, as its log has it too. */
const Detail = ({ text }: { readonly text: string }) =>
  text && language.value === 'en' ? <p class="lost-detail">{text}</p> : null;

export function Lost() {
  const what = absence.value;
  if (what === 'none' || what === 'pairing') return null;
  if (what === 'opening') return hello.value ? null : <p class="opening" role="status">{t('lost.opening')}</p>;
  const { icon, title, text } = PICTURES[what];
  return (
    <section class={`lost lost-${what}`} role="alert" data-testid={`lost-${what}`}>
      <Icon name={icon} />
      <div>
        <h2>{t(title)}</h2>
        <p>{t(text)}</p>
        <p class="own-stop">{t('lost.own_stop')}</p>
        {what === 'chair' ? <Detail text={statusText.value} /> : null}
        {what === 'gateway' ? <Detail text={goodbye.value} /> : null}
      </div>
    </section>
  );
}
